// Tells ThreadSanitizer what Qt orders between threads, for the two ways in which the program hands something over:
// QMetaObject::invokeMethod() with a function, and work for a QThreadPool.
//
// Qt's locks lie in a library that is not instrumented, so without this everything handed over looks like a race. Each
// of Qt's functions below is called through one of its name that tells first; packaging/sanitizers/tsan.txt leaves out
// the library's own memory. Built in the preset tsan alone, and itself not instrumented.
#include <QMetaObject>
#include <QThreadPool>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

#include <cstdlib>
#include <memory>

namespace {

template <typename Function>
Function* inQt(const char* name) {
  void* const found = dlsym(RTLD_NEXT, name);
  if (!found) std::abort();  // another Qt, whose function has other parameters
  return reinterpret_cast<Function*>(found);
}

// A slot that is called by another thread than made it. Either of them may be the last to let go of it.
class HandedSlot : public QtPrivate::QSlotObjectBase {
 public:
  explicit HandedSlot(QtPrivate::QSlotObjectBase* slot) : QSlotObjectBase(&act), m_slot(slot) { __tsan_release(slot); }

 private:
  static void act(int operation, QSlotObjectBase* self, QObject* receiver, void** arguments, bool*) {
    auto* const handed = static_cast<HandedSlot*>(self);
    __tsan_acquire(handed->m_slot);
    if (operation == Call) {
      handed->m_slot->call(receiver, arguments);
      __tsan_release(handed->m_slot);
    } else if (operation == Destroy) {
      handed->m_slot->destroyIfLastRef();
      delete handed;
    }
  }
  QtPrivate::QSlotObjectBase* const m_slot;
};

}  // namespace

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result) {
  using Function = bool(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*);
  static auto* const kInQt = inQt<Function>(
      "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
  return kInQt(object, new HandedSlot(slot), type, result);
}

void QThreadPool::start(std::function<void()> work, int priority) {
  using Function = void(QThreadPool*, std::function<void()>, int);
  static auto* const kInQt = inQt<Function>("_ZN11QThreadPool5startESt8functionIFvvEEi");
  auto handed = std::make_shared<std::function<void()>>(std::move(work));
  void* const key = handed.get();
  std::function<void()> run = [this, handed = std::move(handed)]() mutable {
    __tsan_acquire(handed.get());
    (*handed)();
    handed.reset();
    __tsan_release(this);
  };
  __tsan_release(key);
  kInQt(this, std::move(run), priority);
}

bool QThreadPool::waitForDone(int atMost_ms) {
  using Function = bool(QThreadPool*, int);
  static auto* const kInQt = inQt<Function>("_ZN11QThreadPool11waitForDoneEi");
  const bool done = kInQt(this, atMost_ms);
  __tsan_acquire(this);
  return done;
}
