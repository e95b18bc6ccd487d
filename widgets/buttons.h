// Buttons in the looks of our style (widgets/style.h). GUI thread only.
#pragma once

#include <QPushButton>

class QAction;

namespace cloze {

QPushButton* accentButton(const QString& text, QWidget* parent = nullptr);  // the one action of a place
QPushButton* linkButton(const QString& text, QWidget* parent = nullptr);    // text alone, accent coloured

// The button does what the command does and is enabled, shown, checked and explained as it is: the tooltip is the
// command's property "reason" while it is disabled. The button's text stays the caller's, who has less room than a
// menu.
void followCommand(QAbstractButton* button, QAction* command);
// Enables the command where `reason` is empty, else disables it for that reason.
void allowCommand(QAction* command, const QString& reason);

}  // namespace cloze
