# embed_sql(QUERIES folder SCHEMA folder HEADER file): each queries/NAME.sql becomes the constant
# mrko::sql::queries::NAME, and the schema files, in the order of their numbers, become mrko::sql::migration_texts.
# Comment lines stay in the files: Poco counts every $1 in the text that it is given.
function(embed_sql)
  cmake_parse_arguments(EMBED "" "QUERIES;SCHEMA;HEADER" "" ${ARGN})
  file(GLOB queries CONFIGURE_DEPENDS ${EMBED_QUERIES}/*.sql)
  file(GLOB migrations CONFIGURE_DEPENDS ${EMBED_SCHEMA}/*.sql)
  list(SORT queries)
  list(SORT migrations)
  set_property(
    DIRECTORY
    APPEND
    PROPERTY CMAKE_CONFIGURE_DEPENDS ${queries} ${migrations})

  set(constants "")
  set(names "")
  foreach(file IN LISTS queries)
    get_filename_component(name ${file} NAME_WE)
    sql_text(${file} text)
    string(APPEND constants "inline constexpr std::string_view ${name}{R\"sql(${text})sql\"};\n")
    string(APPEND names "    Named{\"${name}\", ${name}},\n")
  endforeach()
  set(texts "")
  foreach(file IN LISTS migrations)
    get_filename_component(name ${file} NAME_WE)
    string(SUBSTRING ${name} 0 4 digits)
    string(REGEX REPLACE "^0+" "" number ${digits})
    sql_text(${file} text)
    string(APPEND texts "    Migration{${number}, \"${name}\", R\"sql(${text})sql\"},\n")
  endforeach()
  configure_file(${PROJECT_SOURCE_DIR}/cmake/statements.h.in ${EMBED_HEADER} @ONLY)
endfunction()

function(sql_text file result)
  file(READ ${file} text)
  string(REGEX REPLACE "(^|\n)--[^\n]*" "\\1" text "${text}")
  string(REGEX REPLACE "\n+" "\n" text "${text}")
  string(STRIP "${text}" text)
  set(${result}
      "${text}"
      PARENT_SCOPE)
endfunction()
