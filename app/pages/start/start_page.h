// Start: recent runs with their small curve, the bundled example, and a place to drop a file or folder on.
//
// Address: cloze:start?path=PATH (as if PATH had been dropped)
#pragma once

#include <app/pages/page.h>

class QLabel;
class QPushButton;

namespace cloze {

class DropField;
class RecentRuns;
class SectionHeading;

class StartPage : public Page {
  Q_OBJECT
 public:
  explicit StartPage(PageContext context, QWidget* parent = nullptr);
  void open(const Address& address) override;
  Address address() const override;
  QString title() const override;

 protected:
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* makeExample();
  void retranslate();

  QLabel *m_title, *m_subtitle, *m_exampleText;
  SectionHeading* m_exampleHeading;
  QPushButton* m_example;
  RecentRuns* m_recent;
  DropField* m_drop;
};

}  // namespace cloze
