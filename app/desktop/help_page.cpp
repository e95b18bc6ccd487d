#include <app/desktop/help_page.h>

#include <app/pages/resource_folder.h>
#include <core/base/fs.h>
#include <widgets/theme.h>

#include <QEvent>
#include <QLocale>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace cloze {

namespace {
constexpr int kColumnWidth = 760;
}

HelpPage::HelpPage(PageContext context, QWidget* parent) : Page(context, parent), m_text(new QTextBrowser(this)) {
  setObjectName(QStringLiteral("help-page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kPageMargin, 16, kPageMargin, 16);
  m_text->setObjectName(QStringLiteral("help-text"));
  m_text->setOpenLinks(false);
  m_text->setMaximumWidth(kColumnWidth);
  layout->addWidget(m_text);
  connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
    if (const auto address = Address::fromString(url.toString())) m_context.navigator->go(*address);
  });
  load();
}

void HelpPage::load() {
  m_text->setAccessibleName(tr("Help"));
  const std::filesystem::path folder = resourceFolder() / "help";
  auto text = readFile(folder / ("help_" + QLocale().name().toStdString() + ".md"));
  if (!text.ok()) text = readFile(folder / "help_en.md");
  m_text->setMarkdown(text.ok() ? QString::fromStdString(*text) : QString::fromStdString(text.error().toString()));
}

void HelpPage::open(const Address&) {}

QString HelpPage::title() const {
  return tr("Help");
}

void HelpPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  load();
  Q_EMIT titleChanged();
}

}  // namespace cloze
