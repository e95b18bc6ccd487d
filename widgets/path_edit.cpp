#include <widgets/path_edit.h>

#include <widgets/icon.h>

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QStyle>
#include <QToolButton>
#include <QUrl>

namespace cloze {

PathEdit::PathEdit(Mode mode, QWidget* parent)
    : QWidget(parent), m_mode(mode), m_edit(new QLineEdit(this)), m_browse(new QToolButton(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  layout->addWidget(m_edit, 1);
  layout->addWidget(m_browse);
  setFocusProxy(m_edit);
  setAcceptDrops(true);
  m_edit->setAcceptDrops(false);  // the drop is a path, not text
  m_browse->setObjectName(QStringLiteral("browse"));
  m_browse->setIcon(themeIcon(m_mode == Mode::File ? QStringLiteral("file") : QStringLiteral("folder")));
  m_browse->setAutoRaise(true);
  connect(m_edit, &QLineEdit::textEdited, this, &PathEdit::pathEdited);
  connect(m_browse, &QToolButton::clicked, this, &PathEdit::browse);
  retranslate();
}

QString PathEdit::path() const {
  return m_edit->text();
}

void PathEdit::setPath(const QString& path) {
  if (path == m_edit->text()) return;
  m_edit->setText(path);
  m_edit->setCursorPosition(static_cast<int>(path.size()));  // the end of a path says most
}

void PathEdit::setProblem(const QString& problem) {
  const bool invalid = !problem.isEmpty();
  m_edit->setAccessibleDescription(problem);
  if (m_edit->property("invalid").toBool() == invalid) return;
  m_edit->setProperty("invalid", invalid);
  m_edit->style()->unpolish(m_edit);
  m_edit->style()->polish(m_edit);
}

void PathEdit::setPlaceholder(const QString& text) {
  m_edit->setPlaceholderText(text);
}

void PathEdit::dragEnterEvent(QDragEnterEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.size() == 1 && urls.first().isLocalFile()) event->acceptProposedAction();
}

void PathEdit::dropEvent(QDropEvent* event) {
  const QString path = event->mimeData()->urls().value(0).toLocalFile();
  if (path.isEmpty()) return;
  setPath(path);
  Q_EMIT pathEdited(path);
  event->acceptProposedAction();
}

void PathEdit::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void PathEdit::retranslate() {
  m_browse->setToolTip(m_mode == Mode::File ? tr("Choose a file") : tr("Choose a folder"));
  m_browse->setAccessibleName(m_browse->toolTip());
}

void PathEdit::browse() {
  auto* dialog = new QFileDialog(this, m_browse->toolTip());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(m_mode == Mode::File ? QFileDialog::ExistingFile : QFileDialog::Directory);
  const QFileInfo current(m_edit->text());
  if (current.exists()) dialog->setDirectory(current.isDir() ? current.absoluteFilePath() : current.absolutePath());
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    setPath(path);
    Q_EMIT pathEdited(path);
  });
  dialog->open();
}

}  // namespace cloze
