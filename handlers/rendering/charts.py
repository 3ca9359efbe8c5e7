"""Charts: statistics of some days as a picture that is read on a phone."""

from io import BytesIO
from typing import TYPE_CHECKING

from handlers.rendering.statistics import period
from handlers.rendering.texts import Texts
from knowledge import Statistics

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INCHES = 9.0, 6.0
_DOTS = 120
"""An inch: 1080 by 720 pixels, the width of a phone."""
_FONT = 15
_MOST_LABELS = 8
_FOUND, _UNSURE, _NOT_FOUND = "#2a9d5c", "#e9b44c", "#c8553d"


def draw(statistics: Statistics, texts: Texts) -> bytes | None:
    """Return a PNG of the outcomes by hour or day; None without the extra `charts`.

    It takes a third of a second, so it belongs into a thread.
    """
    try:
        # The extra may be absent, and takes half a second to import.
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
        from matplotlib.ticker import MaxNLocator  # noqa: PLC0415
    except ImportError:
        return None
    figure = Figure(_INCHES, _DOTS, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    _draw_bars(axes, statistics, texts)
    _label(axes, statistics)
    axes.set_title(f"{texts('stats-title')}: {period(statistics.days, texts)}", fontsize=_FONT + 3)
    figure.legend(loc="outside lower center", ncols=3, fontsize=_FONT, frameon=False)
    png = BytesIO()
    figure.savefig(png, format="png")
    return png.getvalue()


def _draw_bars(axes: "Axes", statistics: Statistics, texts: Texts) -> None:
    """Draw a bar for each hour or day: found at the bottom, then unsure, then not found."""
    bars = statistics.bars
    below = [0] * len(bars)
    for key, colour, values in (
        ("stats-found", _FOUND, [bar.found for bar in bars]),
        ("stats-unsure", _UNSURE, [bar.unsure for bar in bars]),
        ("stats-not-found", _NOT_FOUND, [bar.not_found for bar in bars]),
    ):
        axes.bar(range(len(bars)), values, 0.8, below, color=colour, label=texts(key))
        below = [low + value for low, value in zip(below, values, strict=True)]
    axes.set_ylim(0, max(1, *below) * 1.15)


def _label(axes: "Axes", statistics: Statistics) -> None:
    bars = statistics.bars
    shown = range(0, len(bars), -(-len(bars) // _MOST_LABELS))
    form = "{:%H}" if statistics.days == 1 else "{:%d.%m}"
    axes.set_xticks(shown, [form.format(bars[at].at) for at in shown], fontsize=_FONT)
    axes.tick_params(axis="y", labelsize=_FONT)
    axes.spines[["top", "right"]].set_visible(False)
