// Buttons in the looks of our style (widgets/style.h). GUI thread only.
#pragma once

#include <QPushButton>

namespace cloze {

QPushButton* accentButton(const QString& text, QWidget* parent = nullptr);  // the one action of a place
QPushButton* linkButton(const QString& text, QWidget* parent = nullptr);    // text alone, accent coloured

}  // namespace cloze
