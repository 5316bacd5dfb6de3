"""Where the published site is at home: stands once, in ``_config.yml``, and is never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping

_REPOSITORY = re.compile(r"https://github\.com/(?P<owner>[^/]+)/(?P<name>[^/]+?)(\.git)?/?")
UNKNOWN = (
    "no address is known for the site, so links that people share show no picture and there is no sitemap: "
    "fill in html: baseurl, or repository: url, in _config.yml"
)
NO_FRAMES = (
    "No address is known for this site, so there is no code to copy and none to scan: fill in html: baseurl, or "
    "repository: url, in _config.yml. These are the pages:"
)


def site_address(given: str, repository: str) -> str:
    """Return the address of the published site with its closing slash: as given, GitHub Pages', or "" for none."""
    if given:
        return given.rstrip("/") + "/"
    found = _REPOSITORY.fullmatch(repository)
    if not found:
        return ""
    owner, name = found["owner"].lower(), found["name"]
    return f"https://{owner}.github.io/" + ("" if name.lower() == f"{owner}.github.io" else f"{name}/")


def configured_address(settings: Mapping[str, object]) -> str:
    """Return the address that the settings of ``_config.yml`` give, or "" for none."""

    def told(part: str, name: str) -> str:
        section = settings.get(part)
        return str(section.get(name) or "") if isinstance(section, Mapping) else ""

    return site_address(told("html", "baseurl"), told("repository", "url"))
