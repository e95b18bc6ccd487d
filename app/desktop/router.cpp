#include <app/desktop/router.h>

#include <widgets/controls.h>

#include <QPushButton>
#include <QVBoxLayout>

namespace cloze {

namespace {

constexpr qsizetype kLongestHistory = 200;

// What an address leads to that names no page: says so, and the way back to Start.
class UnknownPage : public Page {
 public:
  UnknownPage(PageContext context, QWidget* parent)
      : Page(context, parent), m_text(new EmptyState(QStringLiteral("search"), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    connect(m_text->button(), &QPushButton::clicked, this, [this] {
      m_context.navigator->go({QStringLiteral("start"), {}, {}});
    });
  }
  void open(const Address& address) override {
    m_address = address;
    m_text->setText(Router::tr("There is no page “%1”.").arg(address.page), Router::tr("Go to Start"));
  }
  Address address() const override { return m_address; }
  QString title() const override { return Router::tr("Unknown address"); }

 private:
  EmptyState* m_text;
  Address m_address;
};

}  // namespace

Router::Router(QWidget* parent) : QStackedWidget(parent) {
  PageContext context;
  context.navigator = this;
  m_unknown = new UnknownPage(context, this);
  addWidget(m_unknown);
}

void Router::addPage(const QString& name, Factory factory) {
  m_factories.insert(name, std::move(factory));
}

Page* Router::current() const {
  return m_at < 0 ? nullptr : static_cast<Page*>(currentWidget());
}

Address Router::address() const {
  return m_at < 0 ? Address{} : current()->address();
}

void Router::remember() {
  if (m_at >= 0 && current() != m_unknown) m_history[m_at] = current()->address();
}

void Router::go(const Address& address) {
  remember();
  if (m_at >= 0 && m_history[m_at] == address) {
    show(address);
    return;
  }
  m_history.resize(m_at + 1);
  m_history.append(address);
  if (m_history.size() > kLongestHistory) m_history.removeFirst();
  m_at = m_history.size() - 1;
  show(address);
}

void Router::back() {
  if (!canGoBack()) return;
  remember();
  show(m_history[--m_at]);
}

void Router::forward() {
  if (!canGoForward()) return;
  remember();
  show(m_history[++m_at]);
}

void Router::show(const Address& address) {
  Page* page = m_pages.value(address.page);
  if (!page && m_factories.contains(address.page)) {
    page = m_factories.value(address.page)(this);
    m_pages.insert(address.page, page);
    addWidget(page);
    connect(page, &Page::titleChanged, this, &Router::moved);
    connect(page, &Page::addressChanged, this, &Router::moved);
  }
  if (!page) page = m_unknown;
  setCurrentWidget(page);
  page->open(address);
  Q_EMIT moved();
}

}  // namespace cloze
