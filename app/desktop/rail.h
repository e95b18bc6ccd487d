// The rail at the left: a button with icon and word for each page, settings and help at its foot.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace cloze {

class Rail : public QWidget {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);
  void add(const QString& page, const QString& icon, std::function<QString()> title, bool foot);
  void setCurrent(const QString& page);  // none is marked where it is not on the rail
  void retranslate();

 Q_SIGNALS:
  void chosen(const QString& page);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Entry {
    QString page;
    QToolButton* button;
    std::function<QString()> title;
  };
  QList<Entry> m_entries;
  QVBoxLayout *m_top, *m_foot;
  QButtonGroup* m_group;
};

}  // namespace cloze
