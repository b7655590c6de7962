"use strict";
// Numbers stay texts from the key that is pressed to the file that is saved: the browser never computes with them.

// The reader of records takes no longer number.
const LONGEST_NUMBER = 32;

/** A number as it stands in a record: digits with a point, no sign for thousands. */
class Figure {
  constructor(text) {
    this.text = text;
  }
}

/** The number that was typed, or null when it is none, or may be read in two ways. `sign` is the language's comma. */
function figureOf(typed, sign) {
  const found = /^(-?)([0-9]+(?:[.,][0-9]+)*)$/.exec(typed.trim().replace(/\u2212/g, "-"));
  const digits = found && !isDoubtful(typed, sign) ? pointed(found[2]) : null;
  if (digits === null) return null;
  const shortest = digits.replace(/^0+(?=[0-9])/, "");
  const text = (/[1-9]/.test(shortest) ? found[1] : "") + shortest;
  return text.length > LONGEST_NUMBER ? null : new Figure(text);
}

/** Whether one sign may mean thousands as well as decimals, as in 1.000: only the language's own comma is sure. */
function isDoubtful(typed, sign) {
  const found = /^[-\u2212]?[1-9][0-9]{0,2}([.,])[0-9]{3}$/.exec(typed.trim());
  return found !== null && found[1] !== sign;
}

/** Digits with a point before the decimals, and without signs between thousands; null when the signs make no sense. */
function pointed(number) {
  const signs = number.replace(/[0-9]/g, "");
  const last = signs.slice(-1);
  const before = signs.slice(0, -1);
  if (signs.length < 2) return number.replace(",", ".");
  if (before.split("").some(one => one !== before[0])) return null;
  const cut = before[0] === last ? number.length : number.lastIndexOf(last);
  const whole = number.slice(0, cut);
  if (!/^[1-9][0-9]{0,2}(?:[.,][0-9]{3})+$/.test(whole)) return null;
  return whole.replace(/[.,]/g, "") + number.slice(cut).replace(",", ".");
}

/** A number as people of the language write it. */
function figureShown(figure, sign) {
  return figure.text.replace(".", sign);
}

/** Below 0, 0, or above 0, as one number in digits is smaller than, equal to, or larger than another. */
function compared(one, other) {
  const [first, second] = [one, other].map(sized);
  if (first.below !== second.below) return first.below ? -1 : 1;
  return (first.below ? -1 : 1) * magnitude(first, second);
}

function sized(text) {
  const [whole, part] = text.replace("-", "").split(".");
  return { below: text[0] === "-", whole: whole.replace(/^0+/, ""), part: (part || "").replace(/0+$/, "") };
}

function magnitude(one, other) {
  if (one.whole.length !== other.whole.length) return one.whole.length - other.whole.length;
  // Of digits of the same length, and of decimals without zeros at their end, the order of texts is that of numbers.
  const [first, second] = [one, other].map(size => `${size.whole}.${size.part}`);
  return first === second ? 0 : first < second ? -1 : 1;
}
