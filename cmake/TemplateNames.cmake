# mrko_template_names(OUT_VARIABLE templates...): checks each template's syntax and writes <build>/names/views/names/X.h
# with a constant for every marker of X.tpl, so that a misspelt marker, a broken section or an unquoted address fails
# the build.
if(CMAKE_SCRIPT_MODE_FILE)
  # The {{_ context: text}} marks are ours (views/catalogue.h); ctemplate's checker must not see them.
  file(READ ${TEMPLATE} markup)
  string(REGEX REPLACE "{{_ [^:}]*: ([^}]*)}}" "\\1" markup "${markup}")
  get_filename_component(name ${TEMPLATE} NAME)
  get_filename_component(folder ${HEADER} DIRECTORY)
  file(WRITE ${folder}/${name} "${markup}")
  execute_process(
    COMMAND ctemplate-make_tpl_varnames_h -q -t ${folder} -f ${HEADER} ${name}
    RESULT_VARIABLE result
    ERROR_VARIABLE words)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${TEMPLATE}: ${words}")
  endif()
  return()
endif()

set(MRKO_TEMPLATE_NAMES_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(mrko_template_names out_variable)
  set(headers "")
  foreach(template IN LISTS ARGN)
    get_filename_component(name ${template} NAME_WE)
    set(header ${CMAKE_CURRENT_BINARY_DIR}/names/views/names/${name}.h)
    add_custom_command(
      OUTPUT ${header}
      COMMAND ${CMAKE_COMMAND} -DTEMPLATE=${template} -DHEADER=${header} -P ${MRKO_TEMPLATE_NAMES_SCRIPT}
      DEPENDS ${template} ${MRKO_TEMPLATE_NAMES_SCRIPT}
      COMMENT "Checking ${name}.tpl"
      VERBATIM)
    list(APPEND headers ${header})
  endforeach()
  set(${out_variable} ${headers} PARENT_SCOPE)
endfunction()
