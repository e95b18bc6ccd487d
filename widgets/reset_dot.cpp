#include <widgets/reset_dot.h>

#include <QPainter>

namespace cloze {

ResetDot::ResetDot(QWidget* parent) : QToolButton(parent) {
  setAutoRaise(true);
  setFixedSize(sizeHint());
  setChanged(false, {});
}

void ResetDot::setChanged(bool changed, const QString& presetValue) {
  m_changed = changed;
  setEnabled(changed);
  setFocusPolicy(changed ? Qt::TabFocus : Qt::NoFocus);
  setToolTip(!changed                ? QString()
             : presetValue.isEmpty() ? tr("Differs from the preset, where it is empty. Press to put that back.")
                                     : tr("Differs from the preset's %1. Press to put that back.").arg(presetValue));
  setAccessibleName(changed ? toolTip() : tr("As in the preset"));
  setCursor(changed ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void ResetDot::paintEvent(QPaintEvent*) {
  if (!m_changed) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor accent = palette().color(QPalette::Highlight);
  painter.setPen(Qt::NoPen);
  if (hasFocus() || underMouse()) {
    QColor halo = accent;
    halo.setAlpha(60);
    painter.setBrush(halo);
    painter.drawEllipse(QRectF(rect()).adjusted(2, 2, -2, -2));
  }
  painter.setBrush(accent);
  painter.drawEllipse(QPointF(rect().center()) + QPointF(0.5, 0.5), 4, 4);
}

}  // namespace cloze
