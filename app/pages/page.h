// What a page is, and what it may ask of the program. Pages know no other page: they move by addresses.
//
// GUI thread only.
#pragma once

#include <app/pages/address.h>
#include <app/pages/services.h>

#include <QIcon>
#include <QString>
#include <QWidget>

namespace cloze {

class Page : public QWidget {
  Q_OBJECT
 public:
  explicit Page(PageContext context, QWidget* parent = nullptr) : QWidget(parent), m_context(context) {}
  // Shows what the address says; a part that is not there is answered by a line in the page, never by a dialog.
  virtual void open(const Address& address) = 0;
  // Where one is now; saved in the session and in the history.
  virtual Address address() const = 0;
  virtual QString title() const = 0;

 Q_SIGNALS:
  void titleChanged();
  void addressChanged();  // inner moves (a tab, a zoom) that the session should remember

 protected:
  PageContext m_context;
};

}  // namespace cloze
