// The table of an example's positions: what is lit elsewhere is lit here and shown, and the other way round. GUI thread
// only.
#pragma once

#include <app/pages/inspect/piece_focus.h>
#include <app/pages/inspect/pieces_model.h>
#include <app/pages/services.h>

#include <QTableView>

namespace cloze {

class TableManners;

class PiecesTable : public QTableView {
  Q_OBJECT
 public:
  PiecesTable(PieceFocus* focus, SettingsService* settings, QWidget* parent = nullptr);
  void setInspection(InspectionPtr inspection);
  void retranslate();
  PiecesModel* pieces() { return m_model; }

 protected:
  bool viewportEvent(QEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  void follow();
  int positionOf(const QModelIndex& index) const;

  PieceFocus* m_focus;
  PiecesModel* m_model;
  TableManners* m_manners;
  bool m_following = false;
};

}  // namespace cloze
