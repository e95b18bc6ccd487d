#include <widgets/style.h>

#include <widgets/icon.h>
#include <widgets/tabular_text.h>
#include <widgets/theme.h>

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextEdit>

namespace cloze {

namespace {

const ThemeTokens& tokens() {
  return Theme::get().tokens();
}

QColor mixed(const QColor& a, const QColor& b, float share) {
  return QColor::fromRgbF(a.redF() + (b.redF() - a.redF()) * share, a.greenF() + (b.greenF() - a.greenF()) * share,
                          a.blueF() + (b.blueF() - a.blueF()) * share);
}

void roundedBox(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& line, qreal radius = kRadius,
                qreal width = 1.0) {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
  const qreal inset = line.isValid() ? width / 2 : 0;
  painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
  painter->restore();
}

// The box of every editor: white and rounded, accent line where it has the focus.
void editorBox(QPainter* painter, const QRect& rect, const QStyleOption* option, const QWidget* widget, bool focused) {
  const ThemeTokens& t = tokens();
  const bool enabled = option->state & QStyle::State_Enabled;
  QColor line = focused ? t.accent : t.line;
  if (!focused && enabled && (option->state & QStyle::State_MouseOver)) line = mixed(t.line, t.secondary, 0.45F);
  const bool invalid = widget && widget->property("invalid").toBool();
  if (invalid) line = t.error;
  roundedBox(painter, rect, enabled ? t.panel : t.ground, line, kRadius, focused || invalid ? 1.5 : 1.0);
}

void drawChevron(QPainter* painter, const QRect& area, const QString& name, bool enabled) {
  QColor color = tokens().secondary;
  if (!enabled) color.setAlphaF(0.5F);
  const int side = std::min(16, std::min(area.width(), area.height() + 4));
  const QPixmap picture = iconPixmap(name, color, side, painter->device()->devicePixelRatioF());
  painter->drawPixmap(area.center().x() - side / 2 + 1, area.center().y() - side / 2 + 1, picture);
}

enum class ButtonLook { Plain, Accent, Link, Quiet };

ButtonLook lookOf(const QStyleOption* option, const QWidget* widget) {
  if (widget) {
    const QString look = widget->property("look").toString();
    if (look == QLatin1String("accent")) return ButtonLook::Accent;
    if (look == QLatin1String("link")) return ButtonLook::Link;
    if (look == QLatin1String("quiet")) return ButtonLook::Quiet;
  }
  if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
    if (button->features & QStyleOptionButton::DefaultButton) return ButtonLook::Accent;
    if (button->features & QStyleOptionButton::Flat) return ButtonLook::Link;
  }
  return ButtonLook::Plain;
}

void drawButton(QPainter* painter, const QStyleOption* option, const QWidget* widget) {
  const ThemeTokens& t = tokens();
  const bool enabled = option->state & QStyle::State_Enabled;
  const bool hover = enabled && (option->state & QStyle::State_MouseOver);
  const bool down = option->state & (QStyle::State_Sunken | QStyle::State_On);
  switch (lookOf(option, widget)) {
    case ButtonLook::Accent: {
      QColor fill = t.accent;
      if (!enabled) fill = mixed(t.ground, t.secondary, 0.35F);
      if (down)
        fill = mixed(fill, t.text, 0.2F);
      else if (hover)
        fill = mixed(fill, t.onAccent, 0.12F);
      roundedBox(painter, option->rect, fill, QColor());
      break;
    }
    case ButtonLook::Link:
    case ButtonLook::Quiet:
      if (down || hover) roundedBox(painter, option->rect, down ? t.accentTint : t.hover, QColor());
      break;
    case ButtonLook::Plain: {
      QColor fill = enabled ? t.panel : t.ground;
      if (down)
        fill = t.accentTint;
      else if (hover)
        fill = mixed(t.panel, t.hover, 0.7F);
      roundedBox(painter, option->rect, fill, down ? t.accent : t.line);
      break;
    }
  }
}

void drawFocusRing(QPainter* painter, const QRect& rect) {
  roundedBox(painter, rect, QColor(), tokens().accent, kRadius, 1.5);
}

void drawCheck(QPainter* painter, const QStyleOption* option, bool round) {
  const ThemeTokens& t = tokens();
  const bool enabled = option->state & QStyle::State_Enabled;
  const bool on = option->state & (QStyle::State_On | QStyle::State_NoChange);
  const QRect box = option->rect.adjusted(1, 1, -1, -1);
  QColor fill = on ? t.accent : t.panel;
  if (!enabled) fill = on ? mixed(t.ground, t.secondary, 0.5F) : t.ground;
  const QColor line = on ? fill : mixed(t.line, t.secondary, 0.55F);
  roundedBox(painter, box, fill, line, round ? box.width() / 2.0 : 3.5);
  if (!on) return;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (round) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.onAccent);
    painter->drawEllipse(QRectF(box).adjusted(4, 4, -4, -4));
  } else {
    painter->setPen(QPen(t.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF b(box);
    if (option->state & QStyle::State_NoChange) {
      painter->drawLine(QPointF(b.left() + 4, b.center().y()), QPointF(b.right() - 4, b.center().y()));
    } else {
      painter->drawPolyline(QPolygonF{{b.left() + 3.2, b.center().y() + 0.2},
                                      {b.left() + 5.8, b.bottom() - 3.8},
                                      {b.right() - 3.0, b.top() + 4.0}});
    }
  }
  painter->restore();
}

void drawScrollBar(const QStyleOptionSlider* option, QPainter* painter, const QRect& handle) {
  if (option->minimum == option->maximum) return;
  const ThemeTokens& t = tokens();
  const bool active = option->state & (QStyle::State_MouseOver | QStyle::State_Sunken);
  QRect thumb = handle;
  const int inset = active ? 2 : 3;
  if (option->orientation == Qt::Vertical) {
    thumb.adjust(inset, 1, -inset, -1);
  } else {
    thumb.adjust(1, inset, -1, -inset);
  }
  const qreal radius = std::min(thumb.width(), thumb.height()) / 2.0;
  roundedBox(painter, thumb, mixed(t.line, t.secondary, active ? 0.6F : 0.25F), QColor(), radius);
}

void drawSlider(const QStyleOptionSlider* option, QPainter* painter, const QRect& handle) {
  const ThemeTokens& t = tokens();
  const bool enabled = option->state & QStyle::State_Enabled;
  QRect groove = option->rect;
  QRect filled;
  if (option->orientation == Qt::Horizontal) {
    groove = QRect(groove.left() + 2, groove.center().y() - 1, groove.width() - 4, 4);
    filled = QRect(groove.left(), groove.top(), handle.center().x() - groove.left(), 4);
  } else {
    groove = QRect(groove.center().x() - 1, groove.top() + 2, 4, groove.height() - 4);
    filled = QRect(groove.left(), handle.center().y(), 4, groove.bottom() - handle.center().y());
  }
  const QColor color = enabled ? t.accent : mixed(t.ground, t.secondary, 0.5F);
  roundedBox(painter, groove, mixed(t.line, t.ground, 0.2F), QColor(), 2);
  roundedBox(painter, filled, color, QColor(), 2);
  const QRect knob(handle.center().x() - 7, handle.center().y() - 7, 15, 15);
  const bool focused = option->state & QStyle::State_HasFocus;
  roundedBox(painter, knob, t.panel, color, 7.5, focused ? 3 : 2);
}

bool isListRow(const QWidget* widget) {
  return qobject_cast<const QAbstractItemView*>(widget) != nullptr;
}

}  // namespace

ClozeStyle::ClozeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ClozeStyle::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (qobject_cast<QLineEdit*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
      qobject_cast<QAbstractButton*>(widget) || qobject_cast<QScrollBar*>(widget)) {
    widget->setAttribute(Qt::WA_Hover);
  }
  if (qobject_cast<QAbstractButton*>(widget) && !qobject_cast<QCheckBox*>(widget) &&
      !qobject_cast<QRadioButton*>(widget)) {
    widget->installEventFilter(&m_enter);
  }
}

void ClozeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
  const ThemeTokens& t = tokens();
  switch (element) {
    case PE_PanelLineEdit: {
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (frame && frame->lineWidth == 0) {
        if (!widget || widget->property("transparent").toBool()) return;
        if (qobject_cast<QComboBox*>(widget->parentWidget()) ||
            qobject_cast<QAbstractSpinBox*>(widget->parentWidget())) {
          return;  // the box around it is drawn by its parent
        }
        painter->fillRect(option->rect, option->palette.base());
        return;
      }
      editorBox(painter, option->rect, option, widget, option->state & State_HasFocus);
      return;
    }
    case PE_FrameLineEdit:
      editorBox(painter, option->rect, option, widget, option->state & State_HasFocus);
      return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
      if (element == PE_PanelButtonTool && !(option->state & (State_MouseOver | State_Sunken | State_On))) return;
      if (element == PE_PanelButtonTool) {
        roundedBox(painter, option->rect, (option->state & (State_On | State_Sunken)) ? t.accentTint : t.hover,
                   QColor());
        return;
      }
      drawButton(painter, option, widget);
      return;
    case PE_FrameDefaultButton:
      return;
    case PE_FrameFocusRect:
      if (isListRow(widget)) {
        roundedBox(painter, option->rect, QColor(), t.accent, 3, 1.0);
      } else if (lookOf(option, widget) == ButtonLook::Accent) {
        // Accent on accent would not be seen.
        roundedBox(painter, option->rect.adjusted(3, 3, -3, -3), QColor(), t.onAccent, kRadius - 2, 1.5);
      } else {
        drawFocusRing(painter, option->rect);
      }
      return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      drawCheck(painter, option, false);
      return;
    case PE_IndicatorRadioButton:
      drawCheck(painter, option, true);
      return;
    case PE_Frame: {
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (frame && frame->lineWidth == 0) return;
      if (qobject_cast<const QTextEdit*>(widget) || isListRow(widget) ||
          (widget && widget->inherits("QPlainTextEdit"))) {
        const bool focused = (option->state & State_HasFocus) && !isListRow(widget);
        const auto* area = qobject_cast<const QAbstractScrollArea*>(widget);
        if (area && !area->viewport()->autoFillBackground()) {
          editorBox(painter, option->rect, option, widget, focused);
          return;
        }
        // What scrolls inside has square corners and is one pixel away: a rounder frame would be cut at them.
        roundedBox(painter, option->rect, QColor(), focused ? t.accent : t.line, 2, 1.0);
        return;
      }
      break;
    }
    case PE_PanelItemViewItem: {
      const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
      if (!item) break;
      if (item->backgroundBrush.style() != Qt::NoBrush) painter->fillRect(item->rect, item->backgroundBrush);
      if (item->state & State_Selected) {
        painter->fillRect(item->rect, t.accentTint);
      } else if ((item->state & State_MouseOver) && (item->state & State_Enabled)) {
        painter->fillRect(item->rect, t.hover);
      }
      return;
    }
    case PE_PanelItemViewRow: {
      const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
      if (item && (item->state & State_Selected)) painter->fillRect(item->rect, t.accentTint);
      return;
    }
    case PE_PanelTipLabel:
      roundedBox(painter, option->rect, t.panel, t.line, 4);
      return;
    case PE_PanelMenu:
    case PE_FrameMenu:
      painter->fillRect(option->rect, t.panel);
      painter->setPen(t.line);
      painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
      return;
    case PE_IndicatorArrowDown:
      drawChevron(painter, option->rect, QStringLiteral("chevron-down"), option->state & State_Enabled);
      return;
    case PE_IndicatorArrowUp:
      drawChevron(painter, option->rect, QStringLiteral("chevron-up"), option->state & State_Enabled);
      return;
    case PE_IndicatorHeaderArrow: {
      const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
      // Qt calls an ascending order "down"; the triangle points to where the larger values are.
      const bool up = header && header->sortIndicator == QStyleOptionHeader::SortUp;
      drawChevron(painter, option->rect, up ? QStringLiteral("chevron-down") : QStringLiteral("chevron-up"), true);
      return;
    }
    default:
      break;
  }
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ClozeStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
  const ThemeTokens& t = tokens();
  if (element == CE_PushButton && (option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange)) {
    // Fusion draws no focus around push buttons, but tints their panel, which is ours here. Who has not used a key to
    // get about knows what was clicked.
    QProxyStyle::drawControl(element, option, painter, widget);
    proxy()->drawPrimitive(PE_FrameFocusRect, option, painter, widget);
    return;
  }
  if (element == CE_PushButtonLabel) {
    if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
      QStyleOptionButton copy(*button);
      const ButtonLook look = lookOf(option, widget);
      if (copy.state & State_Enabled) {
        if (look == ButtonLook::Accent) copy.palette.setColor(QPalette::ButtonText, t.onAccent);
        if (look == ButtonLook::Link) copy.palette.setColor(QPalette::ButtonText, t.accent);
        if (look == ButtonLook::Quiet) copy.palette.setColor(QPalette::ButtonText, t.secondary);
      }
      QProxyStyle::drawControl(element, &copy, painter, widget);
      return;
    }
  }
  if (element == CE_ToolButtonLabel) {
    if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
      QStyleOptionToolButton copy(*tool);
      // Words alone read as a link; a button with an icon is known by its icon.
      if ((copy.state & State_Enabled) && copy.icon.isNull()) copy.palette.setColor(QPalette::ButtonText, t.accent);
      QProxyStyle::drawControl(element, &copy, painter, widget);
      return;
    }
  }
  if (element == CE_ProgressBar) {
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
    if (bar && !bar->textVisible) {
      const QRect area = bar->rect;
      const qreal radius = area.height() / 2.0;
      roundedBox(painter, area, mixed(t.line, t.ground, 0.35F), QColor(), radius);
      const double span = static_cast<double>(bar->maximum) - bar->minimum;
      const double share = span > 0 ? (static_cast<double>(bar->progress) - bar->minimum) / span : 0.0;
      if (share > 0) {
        const int width = std::max(area.height(), static_cast<int>(area.width() * std::min(1.0, share)));
        const int left = bar->direction == Qt::RightToLeft ? area.right() - width + 1 : area.left();
        roundedBox(painter, QRect(left, area.top(), width, area.height()), t.accent, QColor(), radius);
      }
      return;
    }
  }
  if (element == CE_ItemViewItem) {
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
    if (item && TabularText::fits(*item)) {
      const int margin = proxy()->pixelMetric(PM_FocusFrameHMargin, option, widget) + 1;
      const QRectF area =
          QRectF(proxy()->subElementRect(SE_ItemViewItemText, option, widget)).adjusted(margin, 0, -margin, 0);
      const TabularText number(item->font, item->text);
      if (number.width <= area.width()) {
        QStyleOptionViewItem bare(*item);
        bare.text.clear();
        QProxyStyle::drawControl(element, &bare, painter, widget);
        painter->save();
        painter->setFont(item->font);
        const bool enabled = item->state & State_Enabled;
        painter->setPen(
            item->palette.color(enabled ? QPalette::Active : QPalette::Disabled,
                                (item->state & State_Selected) ? QPalette::HighlightedText : QPalette::Text));
        number.draw(painter, area);
        painter->restore();
        return;
      }
    }
  }
  if (element == CE_HeaderSection) {
    painter->fillRect(option->rect, (option->state & State_MouseOver) ? t.hover : t.panel);
    painter->setPen(t.line);
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    return;
  }
  if (element == CE_HeaderEmptyArea) {
    painter->fillRect(option->rect, t.panel);
    painter->setPen(t.line);
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    return;
  }
  if (element == CE_HeaderLabel) {
    if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
      QStyleOptionHeader copy(*header);
      copy.palette.setColor(QPalette::ButtonText, t.secondary);
      copy.state &= ~State_On;
      copy.rect.adjust(6, 0, -6, 0);
      painter->setFont(Theme::get().font(TextRole::Section));
      QProxyStyle::drawControl(element, &copy, painter, widget);
      return;
    }
  }
  if (element == CE_FocusFrame) {
    drawFocusRing(painter, option->rect);
    return;
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

void ClozeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const {
  const bool enabled = option->state & State_Enabled;
  const bool focused = enabled && (option->state & State_HasFocus);
  if (control == CC_ComboBox) {
    if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
      if (combo->frame) editorBox(painter, option->rect, option, widget, focused);
      drawChevron(painter, subControlRect(control, option, SC_ComboBoxArrow, widget), QStringLiteral("chevron-down"),
                  enabled);
      return;
    }
  }
  if (control == CC_SpinBox) {
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
      if (spin->frame) editorBox(painter, option->rect, option, widget, focused);
      if (spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
        drawChevron(painter, subControlRect(control, option, SC_SpinBoxUp, widget), QStringLiteral("chevron-up"),
                    enabled && (spin->stepEnabled & QAbstractSpinBox::StepUpEnabled));
        drawChevron(painter, subControlRect(control, option, SC_SpinBoxDown, widget), QStringLiteral("chevron-down"),
                    enabled && (spin->stepEnabled & QAbstractSpinBox::StepDownEnabled));
      }
      return;
    }
  }
  if (control == CC_ScrollBar) {
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
      drawScrollBar(bar, painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
      return;
    }
  }
  if (control == CC_Slider) {
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
      drawSlider(slider, painter, subControlRect(control, option, SC_SliderHandle, widget));
      return;
    }
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect ClozeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                 const QWidget* widget) const {
  if (control == CC_ScrollBar) {
    // No arrow buttons: the groove is the whole bar.
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (bar) {
      const bool vertical = bar->orientation == Qt::Vertical;
      const int length = vertical ? bar->rect.height() : bar->rect.width();
      const int range = bar->maximum - bar->minimum;
      int thumb = length;
      if (range > 0) {
        thumb = static_cast<int>((static_cast<qint64>(bar->pageStep) * length) /
                                 (static_cast<qint64>(range) + bar->pageStep));
        thumb = std::clamp(thumb, std::min(length, 28), length);
      }
      const int start =
          sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
      const auto piece = [&](int from, int size) {
        const QRect rect = vertical ? QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size)
                                    : QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height());
        return visualRect(bar->direction, bar->rect, rect);
      };
      switch (part) {
        case SC_ScrollBarSlider:
          return piece(start, thumb);
        case SC_ScrollBarGroove:
          return bar->rect;
        case SC_ScrollBarSubPage:
          return piece(0, start);
        case SC_ScrollBarAddPage:
          return piece(start + thumb, length - start - thumb);
        default:
          return {};
      }
    }
  }
  QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
  if (control == CC_ComboBox && part == SC_ComboBoxEditField) rect.adjust(4, 0, 0, 0);
  if (control == CC_SpinBox && part == SC_SpinBoxEditField) rect.adjust(4, 0, 0, 0);
  return rect;
}

QRect ClozeStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
  if (element == SE_LineEditContents) {
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    if (frame && frame->lineWidth > 0) return option->rect.adjusted(6, 1, -6, -1);
  }
  if (element == SE_PushButtonFocusRect) return option->rect;
  return QProxyStyle::subElementRect(element, option, widget);
}

QSize ClozeStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
  QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
  switch (type) {
    case CT_LineEdit: {
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (frame && frame->lineWidth > 0) result.setHeight(std::max(result.height(), kEditorHeight));
      break;
    }
    case CT_ComboBox:
    case CT_SpinBox:
      result.setHeight(std::max(result.height(), kEditorHeight));
      result.rwidth() += 8;
      break;
    case CT_PushButton:
      if (const ButtonLook look = lookOf(option, widget); look == ButtonLook::Link || look == ButtonLook::Quiet) {
        result = QSize(size.width() + 12, std::max(size.height() + 6, 24));
      } else {
        result.setHeight(std::max(result.height(), kEditorHeight + 2));
        result.setWidth(std::max(size.width() + 28, 72));
      }
      break;
    case CT_HeaderSection:
      result.setHeight(std::max(result.height(), 32));
      result.rwidth() += 12;
      break;
    case CT_MenuItem:
      result.setHeight(std::max(result.height(), 28));
      break;
    case CT_ItemViewItem:
      result.setHeight(std::max(result.height(), 26));
      break;
    default:
      break;
  }
  return result;
}

int ClozeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_ScrollBarExtent:
      return 12;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
      return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return 18;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return kSpace;
    case PM_FocusFrameHMargin:
      return isListRow(widget) ? 8 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_SliderLength:
    case PM_SliderThickness:
      return 18;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
      return 16;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int ClozeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* data) const {
  switch (hint) {
    case SH_ComboBox_Popup:
      return 0;  // a list below, not a menu over it
    case SH_EtchDisabledText:
      return 0;
    case SH_ToolTip_WakeUpDelay:
      return 500;
    case SH_ScrollBar_LeftClickAbsolutePosition:
      return 0;
    case SH_FormLayoutLabelAlignment:
      return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    case SH_ItemView_ActivateItemOnSingleClick:
      return 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
      return 0;
    case SH_ToolTipLabel_Opacity:
      return 255;
    default:
      return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

}  // namespace cloze
