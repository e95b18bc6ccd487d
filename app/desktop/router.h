// Where one is: pages by name, made when first visited and kept, and a history as in a browser.
//
// All moving about goes through go(). GUI thread only.
#pragma once

#include <app/pages/page.h>

#include <QHash>
#include <QList>
#include <QStackedWidget>

#include <functional>

namespace cloze {

class Router : public QStackedWidget, public Navigator {
  Q_OBJECT
 public:
  using Factory = std::function<Page*(QWidget* parent)>;
  explicit Router(QWidget* parent = nullptr);
  void addPage(const QString& name, Factory factory);

  // An unknown page is answered by a page that says so.
  void go(const Address& address) override;
  void back();
  void forward();
  bool canGoBack() const { return m_at > 0; }
  bool canGoForward() const { return m_at + 1 < m_history.size(); }
  Page* current() const;
  Address address() const;  // of the current page, inner moves included

 Q_SIGNALS:
  void moved();

 private:
  void show(const Address& address);
  void remember();  // the inner place of the page one leaves

  QHash<QString, Factory> m_factories;
  QHash<QString, Page*> m_pages;
  QList<Address> m_history;
  qsizetype m_at = -1;
  Page* m_unknown;
};

}  // namespace cloze
