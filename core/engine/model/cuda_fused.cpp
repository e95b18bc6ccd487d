#include <core/engine/model/cuda_fused.h>

#include <core/engine/kernels/cuda/api.h>
#include <core/engine/model/aten_model.h>

#include <ATen/core/grad_mode.h>
#include <c10/core/DeviceGuard.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/csrc/autograd/functions/utils.h>

#include <dlfcn.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>
#include <string_view>
#include <utility>

namespace cloze {

namespace {

using torch::autograd::variable_list;

struct Library {
  const CudaKernels* kernels = nullptr;
  std::string problem;
};

// Beside the engine, whose code this is.
std::string libraryFile() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&libraryFile), &info) == 0 || info.dli_fname == nullptr)
    return "libcloze_cuda.so";
  return (std::filesystem::path(info.dli_fname).parent_path() / "libcloze_cuda.so").string();
}

Library openLibrary() {
  const char* wish = std::getenv("CLOZE_CUDA_KERNELS");
  if (wish != nullptr && std::string_view(wish) == "0") return {nullptr, "turned off by CLOZE_CUDA_KERNELS=0"};
  void* handle = dlopen(libraryFile().c_str(), RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) return {nullptr, std::string("libcloze_cuda.so cannot be opened: ") + dlerror()};
  const auto entry = reinterpret_cast<CudaKernelsEntry>(dlsym(handle, kCudaKernelsEntry));
  const CudaKernels* kernels = entry == nullptr ? nullptr : entry();
  if (kernels == nullptr || kernels->version != kCudaKernelsVersion)
    return {nullptr, "libcloze_cuda.so is of another version of this program; build it again"};
  return {kernels, {}};
}

const Library& library() {
  static const Library opened = openLibrary();
  return opened;
}

// Calls kernel(stream) on the device and current stream of `tensor`: a kernel starts on the thread's current device,
// which need not be where the tensor lies.
template <typename Kernel>
void launch(const at::Tensor& tensor, const Kernel& kernel) {
  const c10::DeviceGuard device(tensor.device());
  const c10::impl::VirtualGuardImpl streams(c10::DeviceType::CUDA);
  const int error = kernel(streams.getStreamNativeHandle(streams.getStream(tensor.device())));
  TORCH_CHECK(error == 0, "a CUDA kernel could not be started: error ", error, " of cudaError_t");
}

CudaStorage storageOf(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kDouble     ? CudaStorage::Double
         : tensor.scalar_type() == at::kBFloat16 ? CudaStorage::BFloat16
                                                 : CudaStorage::Float;
}
at::TensorOptions computeOptions(const at::Tensor& tensor) {
  return tensor.options().dtype(tensor.scalar_type() == at::kDouble ? at::kDouble : at::kFloat);
}
void* address(const at::Tensor& tensor) {
  return tensor.defined() ? tensor.data_ptr() : nullptr;
}

struct NormNode : public torch::autograd::Node {
  variable_list apply(variable_list&& gradients) override {
    TORCH_CHECK(in.h.defined(), "the backward pass of a norm runs once: what it needs has been freed");
    if (!gradients[0].defined()) return variable_list(num_outputs());
    const at::NoGradGuard guard;
    const at::Tensor dy = gradients[0].contiguous();
    const CudaNormInputs saved = std::exchange(in, {});
    const at::Tensor& z = saved.h;
    const at::Tensor dz = at::empty_like(z), dh = saved.before.active() ? at::empty_like(z) : at::Tensor();
    const at::Tensor partials = at::zeros({kCudaStrips, 3, z.size(1)}, computeOptions(z));
    launch(z, [&](void* stream) {
      return library().kernels->normBackward(
          {storageOf(z), z.size(0), z.size(1), dy.data_ptr(), z.data_ptr(), statistics.data_ptr(),
           saved.gamma.data_ptr(), dz.data_ptr(), address(dh), partials.data_ptr(), saved.before, saved.after,
           saved.examples.const_data_ptr<int64_t>(), saved.positions.const_data_ptr<int64_t>()},
          stream);
    });
    const at::Tensor sums = partials.sum(0).to(z.scalar_type());
    return {dh.defined() ? dh : dz, sums[2], dz, sums[0], sums[1]};
  }
  void release_variables() override { in = {}; }
  std::string name() const override { return "CudaNormBackward"; }
  CudaNormInputs in;
  at::Tensor statistics;
};

struct ActivationNode : public torch::autograd::Node {
  variable_list apply(variable_list&& gradients) override {
    TORCH_CHECK(slope.defined(), "the backward pass of an activation runs once: what it needs has been freed");
    if (!gradients[0].defined()) return variable_list(num_outputs());
    const at::NoGradGuard guard;
    const at::Tensor dx = gradients[0] * std::exchange(slope, {});
    return {dx, dx.sum(0)};
  }
  void release_variables() override { slope.reset(); }
  std::string name() const override { return "CudaActivationBackward"; }
  at::Tensor slope;
};

template <typename NodeType>
std::shared_ptr<NodeType> makeNode(torch::autograd::edge_list&& edges) {
  std::shared_ptr<NodeType> node(new NodeType(), torch::autograd::deleteNode);
  node->set_next_edges(std::move(edges));
  return node;
}

}  // namespace

at::Tensor cudaNorm(const CudaNormInputs& in) {
  const bool keep = torch::autograd::compute_requires_grad(in.h, in.bias, in.residual, in.gamma, in.beta);
  const at::Tensor z = in.h.detach();
  const at::Tensor residual = in.residual.defined() ? in.residual.detach().contiguous() : at::Tensor();
  at::Tensor y = at::empty_like(z);
  const at::Tensor statistics = at::empty({z.size(0), 2}, computeOptions(z));
  launch(z, [&](void* stream) {
    return library().kernels->normForward(
        {storageOf(z), z.size(0), z.size(1), z.data_ptr(), address(in.bias), address(residual), in.gamma.data_ptr(),
         in.beta.data_ptr(), in.epsilon, y.data_ptr(), statistics.data_ptr(), in.before, in.after,
         in.examples.const_data_ptr<int64_t>(), in.positions.const_data_ptr<int64_t>()},
        stream);
  });
  if (!keep) return y;
  auto node = makeNode<NormNode>(torch::autograd::collect_next_edges(in.h, in.bias, in.residual, in.gamma, in.beta));
  node->in = in;
  node->in.h = z;
  node->in.bias.reset();
  node->in.residual.reset();
  node->in.gamma = in.gamma.detach();
  node->in.beta.reset();
  node->statistics = statistics;
  torch::autograd::set_history(y, node);
  return y;
}

at::Tensor cudaActivation(const at::Tensor& x, const at::Tensor& bias, Activation activation) {
  const bool keep = torch::autograd::compute_requires_grad(x, bias);
  const at::Tensor slope = x.detach();
  at::Tensor y = at::empty_like(slope);
  launch(x, [&](void* stream) {
    return library().kernels->activationForward({storageOf(x), x.size(0), x.size(1), slope.data_ptr(), bias.data_ptr(),
                                                 y.data_ptr(), static_cast<int32_t>(activation), keep},
                                                stream);
  });
  if (!keep) return y;
  auto node = makeNode<ActivationNode>(torch::autograd::collect_next_edges(x, bias));
  node->slope = slope;
  torch::autograd::set_history(y, node);
  return y;
}

at::Tensor cudaDropoutMask(const DropoutStream& stream, const at::Tensor& examples, const at::Tensor& positions,
                           int64_t units, at::ScalarType dtype) {
  at::Tensor mask = at::empty({positions.size(0), units}, positions.options().dtype(dtype));
  launch(mask, [&](void* queue) {
    return library().kernels->dropoutMask(storageOf(mask), stream, examples.const_data_ptr<int64_t>(),
                                          positions.const_data_ptr<int64_t>(), mask.size(0), units, mask.data_ptr(),
                                          queue);
  });
  return mask;
}

namespace {

double relative(const at::Tensor& a, const at::Tensor& b) {
  const at::Tensor x = a.to(at::kDouble), y = b.to(at::kDouble);
  return ((x - y).norm() / y.norm().clamp_min(1e-30)).item<double>();
}

// Values and gradients of `function` over leaves made of `inputs`, for a fixed gradient of the output.
template <typename Function>
std::vector<at::Tensor> valuesAndGradients(const std::vector<at::Tensor>& inputs, const Function& function) {
  std::vector<at::Tensor> leaves;
  for (const at::Tensor& input : inputs) leaves.push_back(input.detach().clone().set_requires_grad(true));
  // The kernels overwrite their first argument: a value computed from the leaf, as in the model.
  const at::Tensor y = function(leaves, leaves[0] * 1);
  y.backward(at::cos(at::arange(y.numel(), y.options().dtype(at::kFloat)).view(y.sizes())).to(y.scalar_type()));
  std::vector<at::Tensor> out{y.detach()};
  for (const at::Tensor& leaf : leaves) out.push_back(leaf.grad());
  return out;
}

double largest(const std::vector<at::Tensor>& a, const std::vector<at::Tensor>& b) {
  double most = 0;
  for (size_t i = 0; i < a.size(); ++i) most = std::max(most, relative(a[i], b[i]));
  return most;
}

}  // namespace

double cudaKernelsError(at::Device device, at::ScalarType dtype, int64_t rows, int64_t columns) {
  const at::AutoGradMode gradients(true);
  const auto options = at::TensorOptions().dtype(at::kFloat).device(device);
  auto wave = [&](at::IntArrayRef shape, double phase) {
    int64_t count = 1;
    for (const int64_t size : shape) count *= size;
    return at::sin(at::arange(count, options) * 1.37 + phase).view(shape).to(dtype);
  };
  const at::Tensor positions = at::arange(rows, options.dtype(at::kLong)), examples = positions * 3 + 1;
  const DropoutStream stream = makeDropoutStream(5, 6, 7, DropoutPlace::Output, 0.2);
  const at::Tensor mask = hiddenDropoutMask(stream, examples, positions, columns, dtype);
  double most = relative(cudaDropoutMask(stream, examples, positions, columns, dtype), mask);
  const std::vector<at::Tensor> inputs{wave({rows, columns}, 0), wave({columns}, 1), wave({rows, columns}, 2),
                                       wave({columns}, 3) + 1, wave({columns}, 4)};
  for (const bool after : {false, true}) {
    const auto ours = valuesAndGradients(inputs, [&](const std::vector<at::Tensor>& l, const at::Tensor& h) {
      CudaNormInputs in{h, l[1], l[2], l[3], l[4], examples, positions, 1e-12, {}, {}};
      (after ? in.after : in.before) = stream;
      return cudaNorm(in);
    });
    const auto theirs = valuesAndGradients(inputs, [&](const std::vector<at::Tensor>& l, const at::Tensor& h) {
      const at::Tensor sum = after ? h + l[1] + l[2] : (h + l[1]) * mask + l[2];
      const at::Tensor y = at::layer_norm(sum, {columns}, l[3], l[4], 1e-12);
      return after ? y * mask : y;
    });
    most = std::max(most, largest(ours, theirs));
  }
  for (const Activation activation :
       {Activation::Gelu, Activation::GeluNew, Activation::Relu, Activation::Silu, Activation::Tanh}) {
    const std::vector<at::Tensor> two{inputs[0] * 3, inputs[1]};
    const auto ours = valuesAndGradients(two, [&](const std::vector<at::Tensor>& l, const at::Tensor& x) {
      return cudaActivation(x, l[1], activation);
    });
    const auto theirs = valuesAndGradients(
        two, [&](const std::vector<at::Tensor>& l, const at::Tensor& x) { return activate(x + l[1], activation); });
    most = std::max(most, largest(ours, theirs));
  }
  return most;
}

bool cudaKernelsFound(std::string* problem) {
  if (problem != nullptr) *problem = library().problem;
  return library().kernels != nullptr;
}

bool hasCudaKernels(at::Device device, std::string* problem) {
  static std::mutex mutex;
  static std::map<int, std::string> problems;  // by device; empty: the kernels are right there
  if (!device.is_cuda()) return false;
  const std::lock_guard<std::mutex> lock(mutex);
  const auto [found, isNew] = problems.try_emplace(device.has_index() ? device.index() : 0, library().problem);
  if (isNew && library().kernels != nullptr) {
    try {
      const double error = cudaKernelsError(device, at::kFloat);
      if (!(error < 1e-4)) found->second = "the kernels differ from LibTorch's operators by " + std::to_string(error);
    } catch (const c10::OutOfMemoryError&) {
      problems.erase(found);  // says nothing about the kernels: the next call checks again
      throw;
    } catch (const std::exception& exception) {
      found->second = std::string("the kernels' check failed: ") + exception.what();
    }
  }
  if (problem != nullptr) *problem = found->second;
  return found->second.empty();
}

}  // namespace cloze
