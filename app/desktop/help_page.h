// Help: the pages of resources/help in the language of the window, as they came with the program. Address: cloze:help
#pragma once

#include <app/pages/page.h>

class QTextBrowser;

namespace cloze {

class HelpPage : public Page {
  Q_OBJECT
 public:
  explicit HelpPage(PageContext context, QWidget* parent = nullptr);
  void open(const Address& address) override;
  Address address() const override { return {QStringLiteral("help"), {}, {}}; }
  QString title() const override;

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void load();
  QTextBrowser* m_text;
};

}  // namespace cloze
