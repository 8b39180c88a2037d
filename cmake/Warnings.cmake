# The warnings, hardening and sanitizers of our own code, as one interface target that every room links privately.
add_library(mrko_warnings INTERFACE)
target_compile_options(
  mrko_warnings
  INTERFACE -Wall
            -Wextra
            # Designated initialisers leave the rest to its default on purpose.
            -Wno-missing-field-initializers
            -Wpedantic
            -Wshadow
            -Wconversion
            -Wsign-conversion
            -Wold-style-cast
            -Woverloaded-virtual
            -Wnon-virtual-dtor
            -Wduplicated-cond
            -Wduplicated-branches
            -Wlogical-op
            -Wuseless-cast
            -Wextra-semi
            -Wcast-qual
            -Wcast-align=strict
            -Wformat=2
            -Wsuggest-override
            -Wswitch-enum
            -Wundef
            -Wredundant-decls
            -Wzero-as-null-pointer-constant
            -Wimplicit-fallthrough=5
            -fstack-protector-strong
            -fstack-clash-protection
            -fcf-protection=full
            -fPIE)
target_compile_definitions(mrko_warnings INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(mrko_warnings INTERFACE -pie -Wl,-z,relro,-z,now)
if(MRKO_SANITIZE)
  target_compile_options(mrko_warnings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all
                                                 -fno-omit-frame-pointer)
  target_link_options(mrko_warnings INTERFACE -fsanitize=address,undefined)
else()
  # -Wnull-dereference needs the optimiser; under the sanitizers g++ 12 reports their own instrumentation.
  target_compile_options(mrko_warnings INTERFACE -Wnull-dereference)
  target_compile_definitions(mrko_warnings INTERFACE $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2>)
endif()

if(MRKO_FUZZ)
  # Some of the warnings above are g++'s alone, and clang finds others; g++ is the judge.
  target_compile_options(mrko_warnings INTERFACE -fsanitize=fuzzer-no-link -Wno-unknown-warning-option)
endif()

# mrko_room(NAME sources...): a room is a static library that includes from the project's root.
function(mrko_room name)
  add_library(mrko_${name} STATIC ${ARGN})
  target_include_directories(mrko_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(mrko_${name} PRIVATE mrko_warnings)
endfunction()
