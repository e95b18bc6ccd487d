// A white card with a hairline. GUI thread only.
#pragma once

#include <QWidget>

namespace cloze {

// A white card with a hairline, for the one place on a page that is a box (the plan, a table).
class Card : public QWidget {
  Q_OBJECT
 public:
  explicit Card(QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace cloze
