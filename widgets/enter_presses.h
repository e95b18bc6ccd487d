// Return and Enter press the button that has the focus, as Space does; Qt presses by them in dialogs alone.
//
// Installed on every button by the style. GUI thread only.
#pragma once

#include <QObject>

namespace cloze {

class EnterPresses : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace cloze
