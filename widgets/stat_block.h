// One figure of a page with what it is and a remark. GUI thread only.
#pragma once

#include <widgets/text_label.h>

#include <QWidget>

namespace cloze {

// Label, value, caption below each other. Accessible as one: "Step 212 / 384, epoch 1.66".
class StatBlock : public QWidget {
  Q_OBJECT
 public:
  explicit StatBlock(const QString& label, QWidget* parent = nullptr);
  explicit StatBlock(QWidget* parent = nullptr) : StatBlock(QString(), parent) {}
  void setLabel(const QString& label);
  void setValue(const QString& value);  // an en dash where empty
  void setCaption(const QString& caption);
  void setTone(Tone tone);  // of the value
  QString value() const;

 private:
  void describe();
  TextLabel* m_label;
  TextLabel* m_value;
  ElidedLabel* m_caption;
};

}  // namespace cloze
