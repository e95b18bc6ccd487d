// The tabs of a page: words in a row over a hairline, the current one accent coloured and underlined.
//
// Left and Right move, Home and End jump. Tabs have ids, so that addresses can name them. GUI thread only.
#pragma once

#include <QHash>
#include <QString>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace cloze {

class TabStrip : public QWidget {
  Q_OBJECT
 public:
  explicit TabStrip(QWidget* parent = nullptr);
  void addTab(const QString& id, const QString& text);
  void setTabText(const QString& id, const QString& text);
  QStringList ids() const { return m_ids; }
  QString current() const { return m_current; }
  void setCurrent(const QString& id);     // unknown ids are ignored; emits currentChanged where it changes
  void addCornerWidget(QWidget* widget);  // at the right end of the line

 Q_SIGNALS:
  void currentChanged(const QString& id);

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QHBoxLayout* m_row;
  QHBoxLayout* m_corner;
  QStringList m_ids;
  QHash<QString, QAbstractButton*> m_buttons;
  QString m_current;
};

}  // namespace cloze
