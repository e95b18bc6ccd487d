// Our style: Fusion's behaviour, drawn with the tokens of widgets/theme.h.
//
// Buttons know four looks by their dynamic property "look": none (white with a line), "accent" (the one action of a
// place; default buttons too), "link" (text alone, accent coloured), "quiet" (text alone, secondary). Installed once by
// Theme::install().
#pragma once

#include <widgets/enter_presses.h>

#include <QProxyStyle>

class QStyleOptionComplex;

namespace cloze {

class ClozeStyle : public QProxyStyle {
  Q_OBJECT
 public:
  ClozeStyle();
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                       const QWidget* widget) const override;
  QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;
  void polish(QWidget* widget) override;
  using QProxyStyle::polish;

 private:
  EnterPresses m_enter;
};

}  // namespace cloze
