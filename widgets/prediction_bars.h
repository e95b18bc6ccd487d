// Probabilities as labelled bars, the largest in the accent. Plain values in; GUI thread only.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

namespace cloze {

class PredictionBars : public QWidget {
  Q_OBJECT
 public:
  explicit PredictionBars(QWidget* parent = nullptr);
  void setValues(QStringList labels, std::vector<float> probabilities);  // equal lengths
  void clear() { setValues({}, {}); }
  const QStringList& labels() const { return m_labels; }
  const std::vector<float>& probabilities() const { return m_values; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void describe();
  QStringList m_labels;
  std::vector<float> m_values;
};

}  // namespace cloze
