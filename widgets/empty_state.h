// What an empty page says: what belongs there, and the action that brings it. GUI thread only.
#pragma once

#include <widgets/text_label.h>

#include <QWidget>

class QPushButton;

namespace cloze {

// What belongs here and the one action that brings it; shown in the middle of an empty page.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  explicit EmptyState(const QString& iconName, QWidget* parent = nullptr);
  void setText(const QString& sentence, const QString& actionText = {});
  QPushButton* button() const { return m_button; }

 private:
  void refresh();
  QString m_iconName;
  QLabel* m_icon;
  TextLabel* m_text;
  QPushButton* m_button;
};

}  // namespace cloze
