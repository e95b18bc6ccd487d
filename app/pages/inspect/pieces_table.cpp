#include <app/pages/inspect/pieces_table.h>

#include <app/pages/kept_layout.h>
#include <widgets/table_manners.h>

#include <QHeaderView>
#include <QMouseEvent>
#include <QScopedValueRollback>

namespace cloze {

namespace {
constexpr int kRowHeight = 25;
}

PiecesTable::PiecesTable(PieceFocus* focus, SettingsService* settings, QWidget* parent)
    : QTableView(parent), m_focus(focus), m_model(new PiecesModel(this)) {
  setObjectName(QStringLiteral("inspect-table"));
  setModel(m_model);
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
  return index.isValid() ? m_model->positionOf(index.row()) : -1;
}

bool PiecesTable::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) m_focus->leave();
  if (event->type() == QEvent::MouseMove) {
    const auto* move = static_cast<QMouseEvent*>(event);
    m_focus->pointAt(this, positionOf(indexAt(move->pos())), move->globalPosition().toPoint());
  }
  return QTableView::viewportEvent(event);
}

void PiecesTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  if (m_following || !current.isValid()) return;
  m_focus->setCurrent(positionOf(current));
}

void PiecesTable::follow() {
  const QScopedValueRollback<bool> following(m_following, true);
  const int lit = m_focus->lit();
  m_model->setLit(lit);
  if (lit < 0 || lit >= m_model->rowCount()) return;
  if (m_focus->current() >= 0 && m_focus->current() < m_model->rowCount()) {
    const QModelIndex current = m_model->index(m_model->rowOf(m_focus->current()), 0);
    if (currentIndex().row() != current.row()) setCurrentIndex(current);
  }
  if (!m_focus->isPointedAtIn(this)) scrollTo(m_model->index(m_model->rowOf(lit), 0));
}

}  // namespace cloze
