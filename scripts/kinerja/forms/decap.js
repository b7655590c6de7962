"use strict";

// An answer that was typed and taken away again leaves an empty text or an empty group behind: neither is an answer.
function answered(value) {
  if (typeof value === "string") return value.normalize("NFC").trim();
  if (!value || typeof value.filter !== "function") return value;
  return value.map(answered).filter((one) => one !== "" && one !== null && !isEmptyGroup(one));
}

// Lists may be empty: "none" is an answer where a list is asked for. Only lists can be pushed to.
function isEmptyGroup(one) {
  return one.size === 0 && typeof one.push !== "function";
}

CMS.registerLocale("kinerja", words);
CMS.registerEventListener({ name: "preSave", handler: ({ entry }) => answered(entry.get("data")) });
