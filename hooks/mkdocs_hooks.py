"""Translates MkDocs' events into one call each of `progress_site`, and nothing else.

This file alone imports MkDocs, and only `overrides/` knows the theme: to move house, change those
two places. MkDocs puts this folder on `sys.path` only while this file runs, so everything is
imported here, at the top.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import jinja2
from jinja2 import FileSystemBytecodeCache
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

sys.path.insert(0, str(Path(__file__).parent))  # also for a Python without the package installed

from progress_site import engine
from progress_site.assemble.site import Composition, Settings, Site, compose
from progress_site.check.report import as_json
from progress_site.pages import templates

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from progress_site.pages.layout import Page as SitePage

log = logging.getLogger("progress_site")

#: Where MkDocs' own configuration holds the composed site of this build.
_KEY = "progress_site"


class GeneratedPage(Page):
    """A page that has no Markdown: its template prints a view."""

    def __init__(self, title: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(title, file, config)
        self.markdown, self.content = "", ""
        self.toc = TableOfContents([])

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing: there is no source."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render nothing: a Markdown parser for an empty text would cost more than the page."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything before the old site is touched; stop with all problems at once."""
    # A build ends before looking for garbage pays: that took a tenth of its time.
    gc.disable()
    if public := os.environ.get("SITE_URL", "").strip():
        config.site_url = public
    site_url = (config.site_url or "http://127.0.0.1:8000/").rstrip("/") + "/"
    config.site_url = site_url
    composition = compose(
        Settings(
            root=Path(config.config_file_path).parent,
            site_url=site_url,
            site_name=config.site_name,
            environment=os.environ,
        )
    )
    _report(composition)
    if composition.site is None:
        raise PluginError(_summary(composition))
    config.extra[_KEY] = composition.site
    # Its own sitemap would list examples and what is `noindex`; the composed site has a better one.
    config.theme.static_templates.discard("sitemap.xml")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put generated pages and files in; take out what they replace, and what the theme has.

    No page of ours loads a file of the theme.
    """
    site = _site(config)
    # A plan in a folder names the templates with “..”, and the files of a theme do not.
    assets = Path(config.theme.custom_dir or "").resolve() / "assets"
    ours = (Path(config.docs_dir), assets.with_name("media"))
    for file in list(files):
        source = Path(file.abs_src_path or "")
        if source.is_relative_to(assets):
            file.dest_uri = site.asset_at(file.dest_uri)
        elif _is_data(file, site) or not any(map(source.is_relative_to, ours)):
            files.remove(file)
    for page in site.pages.values():
        files.append(_generated_page(page, config))
    for path, content in site.files.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape every value in a template, let no misspelt one pass, and give it the words."""
    templates.configure(env)
    env.bytecode_cache = _compiled_templates()
    return env


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Hand the page for an unknown address what it prints."""
    if template_name == "404.html":
        context.update(_context(_site(config).not_found))
    return context


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Hand the view and its frame to the template of the page."""
    context.update(_context(_made(page, config)))
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Finish the page: only now is it known what comes first on it."""
    return _site(config).finished(_made(page, config), output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish the page for an unknown address."""
    if template_name != "404.html":
        return output_content
    site = _site(config)
    return site.finished(site.not_found, output_content)


def on_post_build(config: MkDocsConfig) -> None:
    """Look for garbage again: MkDocs may live on and build once more."""
    gc.enable()


def _report(composition: Composition) -> None:
    """Say every problem: on the terminal, and in the file that the preview asks for."""
    if target := os.environ.get("PROGRESS_PROBLEMS"):
        report = as_json(composition.problems, composition.waits)
        Path(target).write_text(report, encoding="utf-8")
    levels = {"error": logging.ERROR, "warning": logging.WARNING, "notice": logging.INFO}
    for problem in composition.problems:
        log.log(levels[problem.severity], "%s", problem)


def _summary(composition: Composition) -> str:
    number = sum(1 for problem in composition.problems if problem.severity == "error")
    things = "1 mistake" if number == 1 else f"{number} mistakes"
    kept = "Nothing was published; the old site is as it was."
    return f"{things} in the content. {kept} {composition.waits}".rstrip()


def _compiled_templates() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept between builds: a fifth of a small build's time.

    Jinja notices a changed template by itself, but not changed settings: those that `on_env` sets
    are in the name of the folder.
    """
    folder = engine.FOLDER / ".cache" / f"jinja-{jinja2.__version__}-escaped-strict-i18n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:  # a checkout that cannot be written to: then each build compiles them again
        return None
    return FileSystemBytecodeCache(str(folder))


def _site(config: MkDocsConfig) -> Site:
    site: Site = config.extra[_KEY]
    return site


def _made(page: Page, config: MkDocsConfig) -> SitePage:
    return _site(config).pages[page.file.src_uri.removesuffix("index.md")]


def _context(page: SitePage) -> TemplateContext:
    # MkDocs' type for a context knows only its own names.
    return cast("TemplateContext", {"view": page.view, "layout": page.layout})


def _generated_page(page: SitePage, config: MkDocsConfig) -> File:
    file = File.generated(config, f"{page.address}index.md", content="")
    file.inclusion = InclusionLevel.NOT_IN_NAV
    # MkDocs keeps a page that a file already has, and makes none of its own.
    made = GeneratedPage(page.layout.title, file, config)
    made.meta = {"template": page.view.template}
    file.page = made
    return file


def _is_data(file: File, site: Site) -> bool:
    """Whether a file under docs/ is data that pages are generated from."""
    is_words = file.src_uri.startswith("media/") and file.is_documentation_page()
    return is_words or file.src_uri.startswith("updates/") or file.src_uri in site.sources
