"""The rules as a page for people, written from the shapes so that it cannot lag behind them."""

import sys

from kg.validate.shapes import Rule, Shapes, default_shapes

__all__ = ["rules", "table"]


def rules(shapes: Shapes | None = None) -> tuple[Rule, ...]:
    """All rules in the order of their numbers."""
    return tuple(sorted((shapes or default_shapes()).rules.values(), key=lambda rule: rule.order))


def table(shapes: Shapes | None = None) -> str:
    """A Markdown table: number, severity, what the rule tells when broken, what to do; Dutch below English."""
    lines = ["| Rule | Severity | At | What is wrong | What to do |", "| --- | --- | --- | --- | --- |"]
    for rule in rules(shapes):
        path = f"`{rule.path}`".replace("|", "\\|") if rule.path else ""
        cells = (
            f"**{rule.number}**<br>{rule.name.en}",
            str(rule.severity),
            path,
            f"{rule.messages.en}<br>*{rule.messages.nl}*",
            f"{rule.advice.en}<br>*{rule.advice.nl}*",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
