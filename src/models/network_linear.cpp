// SPDX-License-Identifier: Apache-2.0
// Linearization at the quiet state and the covariance of its slow fluctuations.
#include "models/network_linear.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rewire::models::linear {
namespace {

struct Matrix {
    std::size_t n;
    std::vector<double> a;

    explicit Matrix(std::size_t size) : n(size), a(size * size, 0.0) {}
    double& operator()(std::size_t i, std::size_t j) { return a[i * n + j]; }
    double operator()(std::size_t i, std::size_t j) const { return a[i * n + j]; }
};

Matrix product(const Matrix& x, const Matrix& y) {
    Matrix out(x.n);
    for (std::size_t i = 0; i < x.n; ++i) {
        for (std::size_t k = 0; k < x.n; ++k) {
            for (std::size_t j = 0; j < x.n; ++j) out(i, j) += x(i, k) * y(k, j);
        }
    }
    return out;
}

Matrix transposed(const Matrix& x) {
    Matrix out(x.n);
    for (std::size_t i = 0; i < x.n; ++i) {
        for (std::size_t j = 0; j < x.n; ++j) out(j, i) = x(i, j);
    }
    return out;
}

// Inverse by Gauss-Jordan with partial pivoting; the matrices here are well conditioned.
Matrix inverse(Matrix x) {
    Matrix out(x.n);
    for (std::size_t i = 0; i < x.n; ++i) out(i, i) = 1.0;
    for (std::size_t c = 0; c < x.n; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c + 1; r < x.n; ++r) {
            if (std::abs(x(r, c)) > std::abs(x(pivot, c))) pivot = r;
        }
        for (std::size_t j = 0; j < x.n; ++j) {
            std::swap(x(c, j), x(pivot, j));
            std::swap(out(c, j), out(pivot, j));
        }
        const double scale = 1.0 / x(c, c);
        for (std::size_t j = 0; j < x.n; ++j) {
            x(c, j) *= scale;
            out(c, j) *= scale;
        }
        for (std::size_t r = 0; r < x.n; ++r) {
            const double factor = x(r, c);
            if (r == c || factor == 0.0) continue;
            for (std::size_t j = 0; j < x.n; ++j) {
                x(r, j) -= factor * x(c, j);
                out(r, j) -= factor * out(c, j);
            }
        }
    }
    return out;
}

// Jacobian by central differences: exact enough, and it can't disagree with the model.
Matrix jacobian(const NetworkDynamics::Circuit& circuit, const std::vector<double>& gating) {
    constexpr double kNudge = 1e-6;
    const std::size_t n = gating.size();
    Matrix out(n);
    std::vector<double> plus(n), minus(n), point = gating;
    for (std::size_t j = 0; j < n; ++j) {
        point[j] = gating[j] + kNudge;
        NetworkDynamics::derivative(circuit, point, plus);
        point[j] = gating[j] - kNudge;
        NetworkDynamics::derivative(circuit, point, minus);
        point[j] = gating[j];
        for (std::size_t i = 0; i < n; ++i) out(i, j) = (plus[i] - minus[i]) / (2.0 * kNudge);
    }
    return out;
}

}  // namespace

Prediction predict(const NetworkDynamics::Params& params) {
    constexpr double kQuietBelow = 0.3;  // gating; the high state lies above 0.8
    Prediction out;
    const NetworkDynamics::State state = NetworkDynamics::initial(params, 0);
    out.gating = state.gating;
    out.quiet = std::ranges::all_of(out.gating, [](double s) { return s < kQuietBelow; });
    const std::size_t n = state.gating.size();
    const Matrix inv = inverse(jacobian(state.circuit, state.gating));
    const Matrix p = product(inv, transposed(inv));
    out.fc.resize(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            out.fc[i * n + j] = p(i, j) / std::sqrt(p(i, i) * p(j, j));
        }
    }
    return out;
}

}  // namespace rewire::models::linear
