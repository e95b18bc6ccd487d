#include <app/pages/inspect/pieces_table.h>

#include <app/pages/kept_layout.h>
#include <widgets/table_manners.h>

#include <QHeaderView>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>

namespace cloze {

namespace {
constexpr int kRowHeight = 25;
}

PiecesTable::PiecesTable(PieceFocus* focus, SettingsService* settings, QWidget* parent)
    : QTableView(parent), m_focus(focus), m_model(new PiecesModel(this)), m_sorted(new QSortFilterProxyModel(this)) {
  setObjectName(QStringLiteral("inspect-table"));
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(PiecesModel::SortRole);
  setModel(m_sorted);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setMouseTracking(true);
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setDefaultSectionSize(kRowHeight);
  m_manners = new TableManners(this, {{"position", 70},
                                      {"piece", 130, true, true, 90},
                                      {"id", 68},
                                      {"type", 54},
                                      {"mask", 58},
                                      {"offsets", 96},
                                      {"word", 60},
                                      {"label", 90, false}});
  m_manners->sortBy(QStringLiteral("position"), Qt::AscendingOrder);
  keepLayout(m_manners, settings, QStringLiteral("inspect/table"));
  connect(m_focus, &PieceFocus::changed, this, &PiecesTable::follow);
  retranslate();
}

void PiecesTable::retranslate() {
  setAccessibleName(tr("Tensors as a table"));
  m_model->retranslate();
}

void PiecesTable::setInspection(InspectionPtr inspection) {
  const QScopedValueRollback<bool> following(m_following, true);
  m_manners->setPresent(QStringLiteral("label"), inspection && !inspection->label.empty());
  m_model->setInspection(std::move(inspection));
}

int PiecesTable::positionOf(const QModelIndex& index) const {
  return index.isValid() ? m_sorted->mapToSource(index).row() : -1;
}

bool PiecesTable::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) m_focus->setHovered(-1);
  if (event->type() == QEvent::MouseMove)
    m_focus->setHovered(positionOf(indexAt(static_cast<QMouseEvent*>(event)->pos())));
  return QTableView::viewportEvent(event);
}

void PiecesTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  if (m_following || !current.isValid()) return;
  m_focus->setHovered(-1);
  m_focus->setCurrent(positionOf(current));
}

void PiecesTable::follow() {
  const QScopedValueRollback<bool> following(m_following, true);
  const int lit = m_focus->lit();
  m_model->setLit(lit);
  if (lit < 0 || lit >= m_model->rowCount()) return;
  if (m_focus->current() >= 0 && m_focus->current() < m_model->rowCount()) {
    const QModelIndex current = m_sorted->mapFromSource(m_model->index(m_focus->current(), 0));
    if (currentIndex().row() != current.row()) setCurrentIndex(current);
  }
  if (!viewport()->underMouse()) scrollTo(m_sorted->mapFromSource(m_model->index(lit, 0)));
}

}  // namespace cloze
