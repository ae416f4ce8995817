// SPDX-License-Identifier: Apache-2.0
// Result<T>: a value or an Error, spelled like std::expected (which g++ 12 lacks).
// For input that may fail: files, TOML, GL contexts, command lines. Broken invariants assert
// instead.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace rewire {

enum class ErrorCode {
    kNotFound,  // a file or a name that does not exist
    kDamaged,   // exists, but can't be read as what it should be
    kInvalid,   // readable, but against the rules (unknown region, bad grade, out of range)
    kUsage,     // wrong words on the command line
    kExists,    // would write over something
    kIo,        // the system refused to read or write
    kGraphics,  // no context, a shader that fails, a driver limit
    kCancelled,
    kInternal,
};

// One clear sentence in `message` (what, and what to do); `where` is file, file:line or empty.
struct Error {
    ErrorCode code = ErrorCode::kInternal;
    std::string message;
    std::string where;

    // "where: message", or the message alone.
    [[nodiscard]] std::string text() const {
        return where.empty() ? message : where + ": " + message;
    }
};

template <class E>
struct Unexpected {
    E error;
};
template <class E>
Unexpected(E) -> Unexpected<E>;

[[nodiscard]] inline Unexpected<Error> fail(ErrorCode code, std::string message,
                                            std::string where = {}) {
    return {Error{code, std::move(message), std::move(where)}};
}

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Unexpected<Error> unexpected)
        : state_(std::in_place_index<1>, std::move(unexpected.error)) {}

    [[nodiscard]] bool has_value() const { return state_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T& value() & { return get(); }
    [[nodiscard]] const T& value() const& { return get(); }
    [[nodiscard]] T&& value() && { return std::move(get()); }
    T& operator*() & { return get(); }
    const T& operator*() const& { return get(); }
    T&& operator*() && { return std::move(get()); }
    T* operator->() { return &get(); }
    const T* operator->() const { return &get(); }

    [[nodiscard]] const Error& error() const {
        assert(!has_value());
        return *std::get_if<1>(&state_);
    }
    [[nodiscard]] Unexpected<Error> forward() const { return {error()}; }

  private:
    T& get() {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    const T& get() const {
        assert(has_value());
        return *std::get_if<0>(&state_);
    }
    std::variant<T, Error> state_;
};

struct Done {};
using Status = Result<Done>;

}  // namespace rewire
