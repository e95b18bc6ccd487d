#include <app/pages/runs/state_delegate.h>

#include <app/pages/run_words.h>
#include <app/pages/runs/runs_model.h>
#include <widgets/controls.h>
#include <widgets/table_manners.h>
#include <widgets/theme.h>

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>

namespace cloze {

namespace {

constexpr int kChipHeight = 20;
constexpr int kChipPadding = 20;
constexpr int kEditorInset = 2;
constexpr int kInset = 8;  // as the text of other cells

}  // namespace

void StateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QVariant key = index.model()->headerData(index.column(), Qt::Horizontal, TableManners::kColumnKeyRole);
  if (key.toString() != QLatin1String("state")) {
    QStyledItemDelegate::paint(painter, option, index);
    return;
  }
  QStyleOptionViewItem plain = option;
  initStyleOption(&plain, index);
  plain.text.clear();
  const QWidget* widget = option.widget;
  (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &plain, painter, widget);
  const QString word = index.data().toString();
  const bool broken = !index.data(RunsModel::ProblemRole).toString().isEmpty();
  const QFontMetrics metrics(Theme::get().font(TextRole::Section));
  const int width = std::min(metrics.horizontalAdvance(word) + kChipPadding, option.rect.width() - 2 * kInset);
  // The chip's word on the line of the words beside it: both are centred, the larger letters half a pixel lower.
  const QRect chip(option.rect.left() + kInset, option.rect.top() + (option.rect.height() - kChipHeight + 1) / 2, width,
                   kChipHeight);
  StateChip::paint(
      painter, chip, word,
      broken ? StateChip::Kind::Error : runStateKind(static_cast<RunState>(index.data(RunsModel::StateRole).toInt())));
}

QWidget* StateDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                     const QModelIndex& index) const {
  QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
  if (auto* line = qobject_cast<QLineEdit*>(editor)) line->setFrame(true);
  return editor;
}

void StateDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                         const QModelIndex&) const {
  editor->setGeometry(option.rect.adjusted(kEditorInset, kEditorInset, -kEditorInset, -kEditorInset));
}

}  // namespace cloze
