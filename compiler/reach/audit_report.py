"""An audit's report: for a terminal, as data, as a page for a browser."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from mpc.compiler.diagnostics import Language
from mpc.compiler.reach.findings import Finding, Page, Report
from mpc.compiler.reach.rules import SEVERITIES, Rule, rules
from mpc.templates import render_page

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "Reach", "comma": ", ", "of": "of 100", "app": "the app",
        "error": "error", "warning": "warning", "hint": "hint",
        "errors": "errors", "warnings": "warnings", "hints": "hints",
        "why": "Why", "points": "points", "weight": "Points",
        "listed": "listed", "unlisted": "not listed", "items": "{count} pages",
        "start": "start", "navigator": "navigator", "call": "script", "none": "nothing", "page": "Page",
        "score": "Score", "way": "Led to by", "steps": "Steps", "findings": "Findings", "rules": "Rules broken",
        "search": "Search", "nothing": "Nothing is wrong.", "more": " ({count} of {of})",
        "more_also": " ({count} of {of}; also {more})",
        "pages": "Pages", "rule": "Rule", "source": "Source", "name": "Title",
        "formula": "A page has 100 points less those of each rule that it breaks. What items of a collection break "
        "costs in proportion to their number. The app has the mean of the pages that search may list, less what "
        "concerns the app or its other pages.",
    },
    "zh": {
        "title": "可达性", "comma": "，", "of": "/ 100", "app": "应用",
        "error": "错误", "warning": "警告", "hint": "提示",
        "errors": "个错误", "warnings": "个警告", "hints": "个提示",
        "why": "原因", "points": "分", "weight": "分值",
        "listed": "收录", "unlisted": "不收录", "items": "{count} 个页面",
        "start": "起点", "navigator": "navigator", "call": "脚本", "none": "无", "page": "页面",
        "score": "得分", "way": "入口", "steps": "步数", "findings": "问题", "rules": "触犯的规则",
        "search": "搜索", "nothing": "没有发现问题。", "more": "（{of} 个中的 {count} 个）",
        "more_also": "（{of} 个中的 {count} 个，还有 {more}）",
        "pages": "页面", "rule": "规则", "source": "依据", "name": "标题",
        "formula": "页面满分 100，每触犯一条规则扣除其分值；集合条目触犯的规则按条目比例扣分。"
        "应用得分为可收录页面的平均分，再扣除应用自身及其他页面的问题。",
    },
}  # fmt: skip


def as_text(report: Report, language: Language) -> str:
    """The worst page first: a line for it, then each finding with its place, and what to do; last, why."""
    words = _WORDS[language]
    blocks = [headline(report, language)]
    if report.findings:
        blocks.append("\n".join([words["app"], *_lines(report.findings, language)]))
    quiet = []  # those without findings need no blocks of their own
    for page in sorted(report.pages, key=lambda page: (not page.listed, page.score)):
        head = f"{page.path}  {page.score if page.listed else '-'}  {facts(page, language)}"
        if page.findings:
            blocks.append("\n".join([head, *_lines(page.findings, language)]))
        else:
            quiet.append(head)
    why = [f"{rule.id}: {rule.why[language]}\n  {rule.source}" for rule in _broken(report)]
    return "\n\n".join(filter(None, [*blocks, "\n".join(quiet), "\n".join(why)])) + "\n"


def headline(report: Report, language: Language) -> str:
    """`shop: 87 of 100 (1 error, 3 warnings, 2 hints)`."""
    return f"{report.name}: {report.score} {_WORDS[language]['of']} ({counted(report, language)})"


def _lines(findings: Sequence[Finding], language: Language) -> list[str]:
    """A line for each, and what to do after the last of those for which it is the same."""
    words = _WORDS[language]
    lines = []
    advice = [rules()[each.rule].advice(language, each.args) for each in findings]
    for number, found in enumerate(findings):
        rule, (line, column) = rules()[found.rule], found.position
        place = f"{found.file.path}:{line}:{column}: " if found.file.path else ""
        lines.append(f"  {place}{words[rule.severity]} {rule.id}: {told(found, language)}")
        if advice[number] and advice[number : number + 2].count(advice[number]) == 1:
            lines.append(f"    = {advice[number]}")
    return lines


def told(found: Finding, language: Language) -> str:
    """One sentence, and how many items it is true of."""
    words = _WORDS[language]
    text = rules()[found.rule].text(language, _in(found.args, language))
    if found.count == 1:
        return text
    more = words["more" if not found.more else "more_also"]
    return text + more.format(count=found.count, of=found.of, more=", ".join(found.more))


def _in(args: Mapping[str, str], language: Language) -> dict[str, str]:
    """The arguments; those that are said differently in Chinese under their plain names, too."""
    own = {name.removesuffix("_zh"): value for name, value in args.items() if name.endswith("_zh")}
    return {**args, **(own if language == "zh" else {})}


def facts(page: Page, language: Language) -> str:
    words = _WORDS[language]
    parts = [words["listed" if page.listed else "unlisted"], _way(page, words)]
    if page.items > 1:
        parts.insert(1, words["items"].format(count=page.items))
    return " · ".join(parts)


def _way(page: Page, words: Mapping[str, str]) -> str:
    return words[page.way or "none"]


def counted(report: Report, language: Language) -> str:
    """`1 error, 3 warnings, 2 hints`."""
    words = _WORDS[language]
    kinds = [rules()[each.rule].severity for each in report.every_finding]
    counts = {kind: kinds.count(kind) for kind in SEVERITIES}
    listed = (
        f"{count} {words[kind if count == 1 and language == 'en' else f'{kind}s']}" for kind, count in counts.items()
    )
    return words["comma"].join(listed)


def _broken(report: Report) -> list[Rule]:
    found = {each.rule for each in report.every_finding}
    return [rule for rule in rules().values() if rule.id in found]


def as_data(report: Report, language: Language) -> dict[str, Any]:
    """`{app, score, findings, pages: [{page, …, findings}], rules: {id: …}}`; positions as in diagnostics."""
    return {
        "app": report.name,
        "score": report.score,
        "findings": [_finding(each, language) for each in report.findings],
        "pages": [
            {
                "page": page.path,
                "title": page.title,
                "score": page.score,
                "listed": page.listed,
                "items": page.items,
                "way": page.way or None,
                "steps": page.steps,
                "findings": [_finding(each, language) for each in page.findings],
            }
            for page in report.pages
        ],
        "rules": {
            rule.id: {
                "severity": rule.severity,
                "weight": rule.weight,
                "why": rule.why[language],
                "source": rule.source,
            }
            for rule in _broken(report)
        },
    }


def as_json(report: Report, language: Language) -> str:
    return json.dumps(as_data(report, language), ensure_ascii=False, indent=2) + "\n"


def _finding(found: Finding, language: Language) -> dict[str, Any]:
    rule, (line, column) = rules()[found.rule], found.position
    end = found.file.position(max(found.span))
    return {
        "rule": rule.id,
        "severity": rule.severity,
        "cost": found.cost,
        "message": told(found, language),
        "help": rule.advice(language, found.args),
        "file": found.file.path,
        "line": line,
        "column": column,
        "endLine": end.line,
        "endColumn": end.column,
        "count": found.count,
    }


def as_html(report: Report, language: Language, version: str) -> str:
    """One page without scripts and without anything from elsewhere."""
    words = _WORDS[language]
    data = as_data(report, language)
    pages = sorted(zip(data["pages"], report.pages, strict=True), key=lambda each: (not each[1].listed, each[1].score))
    return render_page(
        "audit.html",
        language="zh-CN" if language == "zh" else "en",
        words=words,
        severities=SEVERITIES,
        app=report.name,
        mpc=version,
        score=report.score,
        grade=grade(report.score),
        counted=counted(report, language),
        findings=data["findings"],
        pages=[
            {
                **each,
                "number": number,
                "grade": grade(page.score),
                "way": _way(page, words),
                "facts": facts(page, language),
            }
            for number, (each, page) in enumerate(pages, 1)
        ],
        rules={name: {**rule, "host": urlsplit(rule["source"]).hostname} for name, rule in data["rules"].items()},
    )


def grade(score: int) -> str:
    """Which colour a score has: as Lighthouse has it, from 90 and from 50 on."""
    return "fine" if score >= 90 else "fair" if score >= 50 else "poor"
