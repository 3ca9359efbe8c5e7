"""The chart of an evaluation: what is answered right against what should not be answered."""

from io import BytesIO

from knowledge.evaluation.metrics import OURS, Evaluation

_INCHES, _DOTS = (7.2, 4.6), 150


def draw_curves(evaluation: Evaluation) -> bytes:
    """Return a PNG: a curve a system over all its thresholds, and where this bot stands.

    Raises ImportError without the extra `charts`.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 - an extra, and slow to import

    figure = Figure(figsize=_INCHES, dpi=_DOTS, layout="constrained")
    axes = figure.add_subplot()
    for name in reversed(evaluation.outcomes):
        wrong, right = zip(*[(0.0, 0.0), *evaluation.curve(name)], strict=True)
        width = 2.6 if name == OURS else 1.3
        axes.plot(wrong, right, drawstyle="steps-post", label=name, linewidth=width)
    ours = evaluation.figures(OURS)
    place = ours.false_answers.value, ours.right.value
    axes.plot(*place, marker="o", markersize=8, color="black", linestyle="none")
    axes.annotate("as it answers", place, xytext=(10, -4), textcoords="offset points")
    axes.set_xlabel("unanswerable questions that are answered, %")
    axes.set_ylabel("answerable questions answered right, %")
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    axes.grid(alpha=0.3)
    axes.legend(loc=(0.64, 0.55), fontsize=8, reverse=True)
    target = BytesIO()
    figure.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()
