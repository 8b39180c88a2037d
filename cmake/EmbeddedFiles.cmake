# mrko_embed_files(OUT FUNCTION files...): OUT.cc defines views::FUNCTION(), which gives the named contents of the files.
# The worker then needs no templates on disk and can never meet those of another release.
if(CMAKE_SCRIPT_MODE_FILE)
  set(arrays "")
  set(rows "")
  set(number 0)
  foreach(file IN LISTS FILES)
    get_filename_component(name ${file} NAME)
    file(READ ${file} bytes HEX)
    string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
    string(APPEND arrays "constexpr char file_${number}[] = {${bytes}};\n")
    string(APPEND rows "    {\"${name}\", {file_${number}, sizeof file_${number}}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  file(
    WRITE ${OUT}
    "#include \"views/embedded_files.h\"\n\nnamespace mrko::views {\nnamespace {\n${arrays}"
    "constexpr EmbeddedFile files[] = {\n${rows}};\n}\n\n"
    "std::span<const EmbeddedFile> ${FUNCTION}() noexcept { return files; }\n}\n")
  return()
endif()

set(MRKO_EMBEDDED_FILES_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(mrko_embed_files out function)
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DFUNCTION=${function} "-DFILES=${ARGN}" -P ${MRKO_EMBEDDED_FILES_SCRIPT}
    DEPENDS ${ARGN} ${MRKO_EMBEDDED_FILES_SCRIPT}
    COMMENT "Embedding ${function}"
    VERBATIM)
endfunction()
