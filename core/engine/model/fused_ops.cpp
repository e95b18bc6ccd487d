#include <core/engine/model/fused_ops.h>

#include <core/engine/kernels/cpu_kernels.h>
#include <core/engine/kernels/parallel.h>

#include <algorithm>
#include <type_traits>

namespace cloze {

namespace {

constexpr int64_t kRowGrain = 16;

at::ScalarType computeType(const at::Tensor& tensor) {
  return tensor.scalar_type() == at::kDouble ? at::kDouble : at::kFloat;
}
at::TensorOptions computeOptions(const at::Tensor& tensor) {
  return tensor.options().dtype(computeType(tensor));
}

template <typename S>
S* data(const at::Tensor& tensor) {
  return tensor.defined() ? static_cast<S*>(tensor.data_ptr()) : nullptr;
}

// Calls function(S{}) with the storage type of `tensor`.
template <typename Function>
auto withStorage(const at::Tensor& tensor, const Function& function) {
  switch (tensor.scalar_type()) {
    case at::kDouble:
      return function(double{});
    case at::kBFloat16:
      return function(Bf16{});
    default:
      return function(float{});
  }
}

// Sums over rows, one set a part, and their total in the order of the parts.
struct Partials {
  Partials(int64_t parts, int64_t sums, int64_t columns, const at::Tensor& like)
      : values(at::zeros({parts, sums, columns}, computeOptions(like))), dtype(like.scalar_type()) {}
  template <typename C>
  C* at(int64_t part, int64_t index) const {
    return values.data_ptr<C>() + (part * values.size(1) + index) * values.size(2);
  }
  std::vector<at::Tensor> totals() const {
    const at::Tensor sums = values.sum(0);
    std::vector<at::Tensor> out;
    for (int64_t i = 0; i < sums.size(0); ++i) out.push_back(sums.select(0, i).to(dtype));
    return out;
  }
  at::Tensor values;
  at::ScalarType dtype;
};

RowOrigin origin(const PackedRows& rows) {
  return {rows.examples.data(), rows.positions.data()};
}

// Calls work(sequence, head, part) for every pair; heads outermost, so parts are alike however long the sequences are.
template <typename Work>
void forHeads(const PackedRows& rows, int64_t heads, int64_t parts, const Work& work) {
  const int64_t sequences = rows.sequences();
  parallelParts(heads * sequences, parts, [&](int64_t part, int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; ++i) work(i % sequences, i / sequences, part);
  });
}

}  // namespace

std::shared_ptr<const PackedRows> packedRows(const DeviceBatch& batch) {
  auto rows = std::make_shared<PackedRows>();
  const auto* bounds = batch.bounds.const_data_ptr<int32_t>();
  rows->bounds.assign(bounds, bounds + batch.bounds.numel());
  const auto* positions = batch.positions.const_data_ptr<int64_t>();
  rows->positions.assign(positions, positions + batch.positions.numel());
  const auto* examples = batch.examples.const_data_ptr<int64_t>();
  for (int64_t s = 0; s < rows->sequences(); ++s) {
    const auto i = static_cast<size_t>(s);
    const auto example = static_cast<int32_t>(examples[s]);
    rows->sequence_examples.push_back(example);
    rows->examples.insert(rows->examples.end(), static_cast<size_t>(bounds[i + 1] - bounds[i]), example);
    rows->longest = std::max<int64_t>(rows->longest, bounds[i + 1] - bounds[i]);
  }
  return rows;
}

std::shared_ptr<const PackedRows> firstRows(const PackedRows& rows) {
  auto first = std::make_shared<PackedRows>();
  for (int64_t s = 0; s <= rows.sequences(); ++s) first->bounds.push_back(static_cast<int32_t>(s));
  first->sequence_examples = first->examples = rows.sequence_examples;
  first->positions.assign(rows.sequence_examples.size(), 0);
  first->longest = rows.sequences() > 0 ? 1 : 0;
  return first;
}

at::Tensor normForward(const FusedNorm& norm, const PackedRows& rows, at::Tensor& z, const at::Tensor& residual,
                       at::Tensor* statistics) {
  const int64_t tokens = z.size(0);
  at::Tensor y = at::empty_like(z);
  *statistics = at::empty({tokens, 2}, computeOptions(z));
  withStorage(z, [&](auto storage) {
    using S = decltype(storage);
    const NormForward<S> call{.columns = z.size(1),
                              .z = data<S>(z),
                              .bias = data<S>(norm.bias),
                              .residual = data<S>(residual),
                              .gamma = data<S>(norm.gamma),
                              .beta = data<S>(norm.beta),
                              .epsilon = norm.epsilon,
                              .y = data<S>(y),
                              .statistics = data<Compute<S>>(*statistics),
                              .before = norm.before,
                              .after = norm.after,
                              .origin = origin(rows)};
    parallelParts(tokens, partCount(tokens, kRowGrain),
                  [&](int64_t, int64_t begin, int64_t end) { cpuKernels<S>().normForward(call, begin, end); });
  });
  return y;
}

NormGradients normBackward(const FusedNorm& norm, const PackedRows& rows, const at::Tensor& z,
                           const at::Tensor& statistics, at::Tensor dy) {
  const int64_t tokens = z.size(0), parts = partCount(tokens, kRowGrain);
  NormGradients out;
  out.dz = dy;
  out.dh = norm.before.active() ? at::empty_like(dy) : dy;
  const bool wantBias = norm.bias.defined();
  const Partials partials(parts, wantBias ? 3 : 2, z.size(1), z);
  withStorage(z, [&](auto storage) {
    using S = decltype(storage);
    using C = Compute<S>;
    parallelParts(tokens, parts, [&](int64_t part, int64_t begin, int64_t end) {
      const NormBackward<S> call{.columns = z.size(1),
                                 .dy = data<S>(dy),
                                 .z = data<S>(z),
                                 .statistics = data<C>(statistics),
                                 .gamma = data<S>(norm.gamma),
                                 .dz = data<S>(out.dz),
                                 .dh = data<S>(out.dh),
                                 .before = norm.before,
                                 .after = norm.after,
                                 .origin = origin(rows),
                                 .dgamma = partials.at<C>(part, 0),
                                 .dbeta = partials.at<C>(part, 1),
                                 .dbias = wantBias ? partials.at<C>(part, 2) : nullptr};
      cpuKernels<S>().normBackward(call, begin, end);
    });
  });
  const std::vector<at::Tensor> totals = partials.totals();
  out.dgamma = totals[0];
  out.dbeta = totals[1];
  if (wantBias) out.dbias = totals[2];
  return out;
}

at::Tensor activationForward(at::Tensor& x, const at::Tensor& bias, Activation activation, bool derivative) {
  at::Tensor y = at::empty_like(x);
  withStorage(x, [&](auto storage) {
    using S = decltype(storage);
    const ActivationForward<S> call{.columns = x.size(1),
                                    .x = data<S>(x),
                                    .bias = data<S>(bias),
                                    .y = data<S>(y),
                                    .derivative = derivative,
                                    .activation = activation};
    parallelParts(x.size(0), partCount(x.size(0), kRowGrain),
                  [&](int64_t, int64_t begin, int64_t end) { cpuKernels<S>().activationForward(call, begin, end); });
  });
  return y;
}

at::Tensor activationBackward(at::Tensor& dy, const at::Tensor& derivative) {
  const int64_t parts = partCount(dy.size(0), kRowGrain);
  const Partials partials(parts, 1, dy.size(1), dy);
  withStorage(dy, [&](auto storage) {
    using S = decltype(storage);
    parallelParts(dy.size(0), parts, [&](int64_t part, int64_t begin, int64_t end) {
      cpuKernels<S>().activationBackward(data<S>(dy), data<S>(derivative), dy.size(1), partials.at<Compute<S>>(part, 0),
                                         begin, end);
    });
  });
  return partials.totals()[0];
}

AttentionInputs AttentionInputs::ofThirds(const at::Tensor& qkv, const at::Tensor& bias) {
  const int64_t hidden = qkv.size(1) / 3;
  return {qkv.narrow(1, 0, hidden),  qkv.narrow(1, hidden, hidden),  qkv.narrow(1, 2 * hidden, hidden),
          bias.narrow(0, 0, hidden), bias.narrow(0, hidden, hidden), bias.narrow(0, 2 * hidden, hidden)};
}

namespace {

// One head of one sequence in the matrices of a batch.
struct Place {
  Place(const PackedRows& rows, bool firstOnly, int64_t sequence, int64_t headSize, int64_t headNumber)
      : first(rows.bounds[static_cast<size_t>(sequence)]),
        keys(rows.bounds[static_cast<size_t>(sequence) + 1] - first),
        first_query(firstOnly ? sequence : first),
        queries(firstOnly ? 1 : keys),
        column(headNumber * headSize),
        size(headSize),
        head(headNumber),
        example(rows.sequence_examples[static_cast<size_t>(sequence)]) {}
  template <typename S>
  HeadColumns<S> columns(const at::Tensor& x, const at::Tensor& bias, int64_t row) const {
    return {data<S>(x) + row * x.stride(0) + column, x.stride(0), data<S>(bias) + column};
  }
  template <typename S>
  HeadGradient<S> gradient(const at::Tensor& x, int64_t row, Compute<S>* sums) const {
    return {data<S>(x) + row * x.stride(0) + column, sums + column};
  }
  int64_t first, keys, first_query, queries, column, size, head, example;
};

}  // namespace

at::Tensor attentionForward(const AttentionInputs& in, const PackedRows& rows, int64_t heads,
                            const DropoutStream& dropout, at::Tensor* logSum) {
  const int64_t hidden = in.q.size(1), size = hidden / heads, asking = in.q.size(0);
  at::Tensor context = at::empty({asking, hidden}, in.q.options());
  *logSum = at::empty({heads, asking}, computeOptions(in.q));
  const int64_t parts = partCount(heads * rows.sequences(), 1), room = attentionScratch(rows.longest, size);
  const at::Tensor scratch = at::empty({parts, room}, computeOptions(in.q));
  withStorage(in.q, [&](auto storage) {
    using S = decltype(storage);
    using C = Compute<S>;
    forHeads(rows, heads, parts, [&](int64_t sequence, int64_t head, int64_t part) {
      const Place p(rows, in.first_only, sequence, size, head);
      cpuKernels<S>().attentionForward({.queries = p.queries,
                                        .keys = p.keys,
                                        .size = size,
                                        .q = p.columns<S>(in.q, in.q_bias, p.first_query),
                                        .k = p.columns<S>(in.k, in.k_bias, p.first),
                                        .v = p.columns<S>(in.v, in.v_bias, p.first),
                                        .context = data<S>(context) + p.first_query * hidden + p.column,
                                        .context_stride = hidden,
                                        .log_sum = data<C>(*logSum) + head * asking + p.first_query,
                                        .dropout = dropout,
                                        .example = p.example,
                                        .head = head,
                                        .scratch = data<C>(scratch) + part * room});
    });
  });
  return context;
}

at::Tensor attentionBackward(const AttentionInputs& in, const at::Tensor& dcontext, const at::Tensor& logSum,
                             const PackedRows& rows, int64_t heads, const DropoutStream& dropout, const at::Tensor& dq,
                             const at::Tensor& dk, const at::Tensor& dv) {
  const int64_t hidden = in.q.size(1), size = hidden / heads, asking = in.q.size(0);
  const int64_t parts = partCount(heads * rows.sequences(), 1), room = attentionScratch(rows.longest, size);
  const Partials partials(parts, 3, hidden, in.q);
  const at::Tensor scratch = at::empty({parts, room}, computeOptions(in.q));
  withStorage(in.q, [&](auto storage) {
    using S = decltype(storage);
    using C = Compute<S>;
    forHeads(rows, heads, parts, [&](int64_t sequence, int64_t head, int64_t part) {
      const Place p(rows, in.first_only, sequence, size, head);
      cpuKernels<S>().attentionBackward({.queries = p.queries,
                                         .keys = p.keys,
                                         .size = size,
                                         .q = p.columns<S>(in.q, in.q_bias, p.first_query),
                                         .k = p.columns<S>(in.k, in.k_bias, p.first),
                                         .v = p.columns<S>(in.v, in.v_bias, p.first),
                                         .dcontext = data<S>(dcontext) + p.first_query * hidden + p.column,
                                         .context_stride = hidden,
                                         .log_sum = data<C>(logSum) + head * asking + p.first_query,
                                         .dq = p.gradient<S>(dq, p.first_query, partials.at<C>(part, 0)),
                                         .dk = p.gradient<S>(dk, p.first, partials.at<C>(part, 1)),
                                         .dv = p.gradient<S>(dv, p.first, partials.at<C>(part, 2)),
                                         .dropout = dropout,
                                         .example = p.example,
                                         .head = head,
                                         .scratch = data<C>(scratch) + part * room});
    });
  });
  return partials.values.sum(0).to(partials.dtype);
}

at::Tensor embeddingSum(const at::Tensor& word, const at::Tensor& position, const at::Tensor& type,
                        const DeviceBatch& batch) {
  at::Tensor sum = at::embedding(word, batch.input_ids);
  sum.add_(at::embedding(type, batch.token_type_ids));
  sum.add_(at::embedding(position, batch.positions));
  return sum;
}

at::Tensor tableGradient(const at::Tensor& gradient, const at::Tensor& indices, int64_t tableRows, int64_t skip) {
  const at::Tensor wide = gradient.to(computeType(gradient));
  const int64_t columns = wide.size(1), tokens = wide.size(0);
  at::Tensor table = at::zeros({tableRows, columns}, wide.options());
  const auto* rows = indices.const_data_ptr<int64_t>();
  withStorage(wide, [&](auto storage) {
    using S = decltype(storage);
    if constexpr (!std::is_same_v<S, Bf16>) {
      // Every part adds its own columns of all tokens in their order: no two write one place, and sums are
      // reproducible.
      parallelParts(columns, partCount(columns, 16), [&](int64_t, int64_t begin, int64_t end) {
        for (int64_t token = 0; token < tokens; ++token) {
          if (rows[token] == skip) continue;
          const S* from = data<S>(wide) + token * columns;
          S* to = data<S>(table) + rows[token] * columns;
          for (int64_t column = begin; column < end; ++column) to[column] += from[column];
        }
      });
    }
  });
  return table.to(gradient.scalar_type());
}

}  // namespace cloze
