#include <app/desktop/help_page.h>

#include <app/pages/resource_folder.h>
#include <core/base/fs.h>
#include <widgets/theme.h>

#include <QEvent>
#include <QLocale>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace cloze {

namespace {
constexpr int kColumnWidth = 760;

// The look of the program for what Markdown left plain: fonts, room between paragraphs, tables without boxes.
void dress(QTextDocument* document) {
  const Theme& theme = Theme::get();
  document->setDefaultFont(theme.font(TextRole::Body));
  document->setDocumentMargin(0);
  for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
    QTextCursor cursor(block);
    QTextBlockFormat format = block.blockFormat();
    const int level = format.headingLevel();
    format.setTopMargin(level == 1 ? 4 : level > 1 ? 18 : 0);
    format.setBottomMargin(level > 0 ? 6 : cursor.currentTable() ? 0 : 4);
    format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
    cursor.setBlockFormat(format);
    if (level == 0) continue;
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    QTextCharFormat letters = cursor.charFormat();
    letters.clearProperty(QTextFormat::FontSizeAdjustment);  // Markdown makes headings relative to the body
    letters.setFont(theme.font(level == 1 ? TextRole::Title : TextRole::Heading));
    cursor.setCharFormat(letters);
  }
  for (QTextFrame* frame : document->rootFrame()->childFrames()) {
    auto* table = qobject_cast<QTextTable*>(frame);
    if (!table) continue;
    QTextTableFormat format = table->format();
    format.setBorder(0);
    format.setCellPadding(3);
    format.setCellSpacing(0);
    format.setLeftMargin(-3);
    table->setFormat(format);
    for (int row = 0; row < table->rows(); ++row) {
      QTextTableCellFormat cell = table->cellAt(row, 0).format().toTableCellFormat();
      cell.setRightPadding(kPageMargin);
      table->cellAt(row, 0).setFormat(cell);
    }
  }
}
}  // namespace

HelpPage::HelpPage(PageContext context, QWidget* parent) : Page(context, parent), m_text(new QTextBrowser(this)) {
  setObjectName(QStringLiteral("help-page"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kPageMargin, 16, kPageMargin, 16);
  m_text->setObjectName(QStringLiteral("help-text"));
  m_text->setOpenLinks(false);
  m_text->setLineWrapMode(QTextEdit::FixedPixelWidth);
  m_text->viewport()->installEventFilter(this);
  m_text->setFrameShape(QFrame::NoFrame);
  m_text->viewport()->setAutoFillBackground(false);
  layout->addWidget(m_text);
  connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
    if (const auto address = Address::fromString(url.toString())) m_context.navigator->go(*address);
  });
  connect(&Theme::get(), &Theme::changed, this, &HelpPage::load);
  load();
}

void HelpPage::load() {
  m_text->setAccessibleName(tr("Help"));
  const std::filesystem::path folder = resourceFolder() / "help";
  auto text = readFile(folder / ("help_" + QLocale().name().toStdString() + ".md"));
  if (!text.ok()) text = readFile(folder / "help_en.md");
  m_text->setMarkdown(text.ok() ? QString::fromStdString(*text) : QString::fromStdString(text.error().toString()));
  dress(m_text->document());
}

void HelpPage::open(const Address&) {}

// Lines stay short enough to read, while the scroll bar keeps to the edge of the page.
bool HelpPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_text->viewport() && event->type() == QEvent::Resize)
    m_text->setLineWrapColumnOrWidth(std::min(kColumnWidth, m_text->viewport()->width()));
  return Page::eventFilter(watched, event);
}

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
