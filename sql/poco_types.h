// SPDX-License-Identifier: Apache-2.0
// How rows and optional values pass through Poco. A row is a struct with `static auto columns()` that returns the
// member pointers in the order of the SELECT list; NULL into a member that is not optional gives its default.
// Private to sql/: includes Poco.
#pragma once

#include <Poco/Data/TypeHandler.h>

#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>

namespace mrko::sql {

template <class T>
concept Row = requires {
    T::columns();
};

/// The row of a statement that returns one column.
template <class T>
struct Single {
    T value{};

    static constexpr auto columns() { return std::make_tuple(&Single::value); }
};

}  // namespace mrko::sql

namespace Poco::Data {

template <class T>
class TypeHandler<std::optional<T>> {
public:
    static std::size_t size() { return 1; }

    /// Keeps a pointer to the value until the statement ran, so `value` must live as long.
    static void bind(std::size_t at,
                     const std::optional<T>& value,
                     AbstractBinder::Ptr binder,
                     AbstractBinder::Direction direction) {
        if (value) {
            binder->bind(at, *value, direction);
        } else {
            binder->bind(at, Keywords::null, direction);
        }
    }

    static void prepare(std::size_t at, const std::optional<T>&, AbstractPreparator::Ptr preparator) {
        TypeHandler<T>::prepare(at, T{}, preparator);
    }

    static void extract(std::size_t at,
                        std::optional<T>& value,
                        const std::optional<T>&,
                        AbstractExtractor::Ptr extractor) {
        T found{};
        if (extractor->extract(at, found)) {
            value = std::move(found);
        } else {
            value.reset();
        }
    }
};

template <mrko::sql::Row T>
class TypeHandler<T> {
public:
    static std::size_t size() { return std::tuple_size_v<decltype(T::columns())>; }

    static void prepare(std::size_t at, const T& row, AbstractPreparator::Ptr preparator) {
        std::apply(
            [&](auto... members) {
                ((TypeHandler<std::remove_cvref_t<decltype(row.*members)>>::prepare(at++, row.*members, preparator)),
                 ...);
            },
            T::columns());
    }

    static void extract(std::size_t at, T& row, const T& otherwise, AbstractExtractor::Ptr extractor) {
        std::apply(
            [&](auto... members) {
                ((TypeHandler<std::remove_cvref_t<decltype(row.*members)>>::extract(
                     at++, row.*members, otherwise.*members, extractor)),
                 ...);
            },
            T::columns());
    }
};

}  // namespace Poco::Data
