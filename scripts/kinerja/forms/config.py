"""The settings and the page of a content management system: where records lie, and what their forms ask."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from kinerja.diagnostic import CannotRun
from kinerja.drafting import shape
from kinerja.forms import page
from kinerja.forms.choices import Scope
from kinerja.forms.fields import Maker
from kinerja.forms.placing import MARK, File
from kinerja.model import KIND_BY_NAME
from kinerja.texts import text

# Only where a form makes a proposal that others approve: the targets know no proposals in other services.
_PROPOSING = {"decap": ("github", "gitlab", "forgejo", "proxy"), "sveltia": ("github", "gitlab")}
_HOSTS = {
    "github": ("https://api.github.com", "https://github.com"),
    "gitlab": ("https://gitlab.com",),
    "proxy": ("http://localhost:8081",),
}
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-])?")
_API = {"gitlab": "/api/v4", "forgejo": "/api/v1", "github": "/api/v3"}


@dataclass(frozen=True)
class Backend:
    """The Git service that takes proposals: `repo` there, the `branch` that they are made to.

    `server` is its address when it is one's own, or that of the proxy; `login` the address that signs people in for
    GitHub; `app_id` names the forms where the service signs in by itself.
    """

    name: str
    repo: str | None = None
    branch: str = "main"
    server: str | None = None
    login: str | None = None
    app_id: str | None = None

    @property
    def hosts(self) -> tuple[str, ...]:
        """All that the page may talk to."""
        own = (self.server,) if self.server else _HOSTS.get(self.name, ())
        return (*own, *((self.login,) if self.login else ()))

    def settings(self) -> dict[str, Any]:
        """As both targets read it."""
        if self.name == "proxy":
            return {"name": "proxy", "proxy_url": f"{self.hosts[0]}/api/v1", "branch": self.branch}
        made = {"name": self.name, "repo": self.repo, "branch": self.branch}
        if self.server:
            made |= {"base_url": self.server, "api_root": self.server + _API[self.name]}
        if self.login:
            made |= {"base_url": self.login}
        if self.app_id:
            made |= {"auth_type": "pkce", "app_id": self.app_id}
        return made


def files(target: str, scope: Scope, kinds: Sequence[str], backend: Backend, language: str) -> tuple[File, ...]:
    """The files of the page: `config.yml`, `index.html`, and the script that is added.

    Raises CannotRun for a service that takes no proposals.
    """
    from kinerja.forms import yaml_text

    _refuse(target, backend)
    head = f"# {MARK} {target}\n"
    made = settings(target, scope, kinds, backend, language)
    pages = (
        File("config.yml", head + yaml_text.text(made)),
        File("index.html", page.html(target, backend.hosts, language)),
    )
    return (*pages, *(File(name, page.script(target, language)) for to, name in page.ADDED.items() if to == target))


def settings(target: str, scope: Scope, kinds: Sequence[str], backend: Backend, language: str) -> dict[str, Any]:
    """The settings. Decap speaks our words; Sveltia must be told to write plain records."""
    made: dict[str, Any] = {
        "backend": {**backend.settings(), "commit_messages": _messages(language)},
        "publish_mode": "editorial_workflow",
        # Nothing is uploaded, but both targets insist on a folder.
        "media_folder": "media",
        "show_preview_links": False,
    }
    if target == "decap":
        # The name under which our own words are known to it.
        made["locale"] = "kinerja"
    if target == "sveltia":
        # Paths are derived from records as they are, "2025-S1" too.
        made["slug"] = {"lowercase": False}
        made["output"] = {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}}
    made["collections"] = list(_collections(target, scope, kinds, language))
    return made


def _messages(language: str) -> dict[str, str]:
    """What commits say: the kind of record, and nothing of whom it is about."""
    return {done: f"{text(language, f'forms.commit.{done}')}: {{{{collection}}}}" for done in ("create", "update")}


def _collections(target: str, scope: Scope, kinds: Sequence[str], language: str) -> Iterator[dict[str, Any]]:
    """One collection for each kind; of kinds about a period one for each period, whose name is then no question.

    Decap makes small letters of what it fills into a path, so the name of a period stands there as it is.
    """
    for kind in kinds:
        fixed = scope.fixed
        if "{period}" not in KIND_BY_NAME[kind].path:
            yield _collection(kind, "", Maker(kind, language, scope, fixed, target == "sveltia"))
            continue
        for period in scope.periods:
            constants = {**fixed, "period": period}
            yield _collection(kind, period, Maker(kind, language, scope, constants, target == "sveltia"))


def _collection(kind: str, period: str, maker: Maker) -> dict[str, Any]:
    label = shape.of(kind).word((), "title", maker.language)
    about = shape.of(kind).word((), "description", maker.language)
    return {
        "name": f"{kind}-{period}" if period else kind,
        "label": f"{label} {period}".strip(),
        "label_singular": f"{label} {period}".strip(),
        "description": about,
        **_place(kind, maker.constants),
        **_range(kind, maker.constants),
        "identifier_field": "kind",
        "format": "yaml",
        "extension": "yml",
        "create": True,
        "delete": False,
        # Who approves does so in the Git service, where it is proved.
        "publish": False,
        "editor": {"preview": False},
        "fields": maker.widgets(),
    }


def _place(kind: str, constants: Mapping[str, object]) -> dict[str, str]:
    """Folder, path and name of a file, so that it lies where the content says that it does."""
    *folders, name = KIND_BY_NAME[kind].path.split("/")
    filled = [_filled(part, constants, "{{%s}}") for part in folders]
    first = next((number for number, part in enumerate(filled) if "{" in part), len(filled))
    made = {"folder": "/".join(filled[:first]), "slug": _filled(name, constants, "{{fields.%s}}").removesuffix(".yml")}
    if first < len(filled):
        made["path"] = "/".join((*filled[first:], "{{slug}}"))
    return {**made, "summary": _summary(kind)}


def _range(kind: str, constants: Mapping[str, object]) -> dict[str, Any]:
    """Which files of the folder are meant. Where there can be one only, a second is not offered: it has no place."""
    if all(key in constants for key in _keys(KIND_BY_NAME[kind].path)):
        return {"filter": {"field": "period", "value": constants["period"]}, "limit": 1}
    return {"filter": {"field": "kind", "value": kind}}


def _filled(part: str, constants: Mapping[str, object], form: str) -> str:
    for key in _keys(part):
        part = part.replace(f"{{{key}}}", str(constants[key]) if key in constants else form % key)
    return part


def _summary(kind: str) -> str:
    keys = [key for key in _keys(KIND_BY_NAME[kind].path) if key != "government"]
    return " · ".join(f"{{{{fields.{key}}}}}" for key in keys)


def _keys(path: str) -> list[str]:
    return [key for _, key, _, _ in Formatter().parse(path) if key]


def _refuse(target: str, backend: Backend) -> None:
    if backend.name not in _PROPOSING[target]:
        raise CannotRun("forms-backend", target=target, known=", ".join(_PROPOSING[target]))
    if backend.name != "proxy" and not backend.repo:
        raise CannotRun("forms-no-repo")
    if backend.name == "forgejo" and not backend.server:
        raise CannotRun("forms-no-server")
    # An address becomes part of the policy of the page, where a semicolon or a space would begin something else.
    if not all(_ADDRESS.fullmatch(address) for address in (backend.server, backend.login) if address):
        raise CannotRun("forms-address")
