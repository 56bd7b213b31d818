"""Planned pages put into words by the templates of the playbook."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from generator import paths
from generator.model.problem import Place, Problem
from generator.pages.code_host import Editor
from generator.pages.plan import Plan
from generator.rendering.error_lines import TemplateProblem
from generator.rendering.front_matter import with_front_matter
from generator.rendering.markdown_pieces import PageFinisher
from generator.rendering.templates import Templates
from generator.site import Page

_FOLDER = "playbook/"
FOOT = "partials/foot.md.j2"
"""What stands at the foot of every page."""
PENCIL = "partials/pencil.md.j2"
"""What leads from a page to where its file is edited."""


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """The templates, and how a page writes a link to another and to where a record is edited."""

    templates: Templates
    link: paths.Link
    editor: Editor
    #: Makes pages HTML as well; without one they are left as Markdown.
    finisher: PageFinisher | None = None
    #: What we are called and our logo, for the foot of every page; empty and None where nobody has said it.
    company: str = ""
    logo: paths.Target | None = None

    def render_all(self, plans: Iterable[Plan], unmade: Collection[str] = ()) -> tuple[list[Page], list[Problem]]:
        """The pages, and a problem for each that cannot be made.

        ``unmade`` are the files planned that could not be made, to which no page has a link.
        """
        pages, problems = [], []
        for plan in plans:
            try:
                pages.append(self._render(plan, unmade))
            except TemplateProblem as problem:
                problems.append(template_problem(problem))
        return pages, problems

    def _render(self, plan: Plan, unmade: Collection[str]) -> Page:
        names = {**plan.names, "linked_by": self.link, "edited_at": self.editor, "unmade": unmade}
        body = self.templates.render(plan.template, names, plan.block)
        foot = self.templates.render(FOOT, {**names, "company": self.company, "logo": self.logo})
        address = self.editor.edit_file(plan.edit)
        pencil = self.templates.render(PENCIL, {"address": address}) if address else ""
        markdown = "\n\n".join(part.strip() for part in (body, foot, pencil) if part) + "\n"
        finished = self.finisher.finish(plan.frame.here, markdown) if self.finisher else None
        return Page(plan.frame.here, with_front_matter(plan.title, markdown, plan.settings), plan.edit, finished)


def find_broken(templates: Templates) -> list[Problem]:
    """A problem for each template that cannot be read, whether or not a page needs it."""
    return [template_problem(problem) for problem in templates.find_broken()]


def template_problem(problem: TemplateProblem) -> Problem:
    """What is wrong with a template, as it is reported."""
    return Problem(Place(_FOLDER + problem.name, problem.line), "template", problem.message, problem.hint)
