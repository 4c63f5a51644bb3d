# The screens (ui/dist, made by `npm run build`) as a part of the binary: one .incbin for each file, and a table of
# them. Without ui/dist the table is empty and the hall says so.
file(GLOB_RECURSE PLENARY_SCREENS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/ui/dist/*)
list(SORT PLENARY_SCREENS)
set(types html "text/html; charset=utf-8" js "text/javascript; charset=utf-8" css "text/css; charset=utf-8"
          woff2 "font/woff2" svg "image/svg+xml" json "application/json" ico "image/x-icon" png "image/png" gz "application/gzip")
set(assembler "")
set(declarations "")
set(rows "")
set(number 0)
foreach(file ${PLENARY_SCREENS})
  file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR}/ui/dist ${file})
  get_filename_component(ending ${file} LAST_EXT)
  string(SUBSTRING "${ending}" 1 -1 ending)
  list(FIND types "${ending}" at)
  if(at EQUAL -1)
    continue()
  endif()
  math(EXPR at "${at} + 1")
  list(GET types ${at} type)
  set(lasting false)
  if(path MATCHES "^assets/")
    set(lasting true)
  endif()
  string(APPEND assembler
    ".global plenary_asset_${number}\nplenary_asset_${number}:\n.incbin \"${file}\"\n"
    ".global plenary_asset_${number}_end\nplenary_asset_${number}_end:\n.byte 0\n")
  string(APPEND declarations "extern const char plenary_asset_${number}[], plenary_asset_${number}_end[];\n")
  string(APPEND rows
    "      {\"/${path}\", {\"${type}\", {plenary_asset_${number}, "
    "static_cast<std::size_t>(plenary_asset_${number}_end - plenary_asset_${number})}, ${lasting}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/assets.S
  CONTENT ".section .rodata\n${assembler}.section .note.GNU-stack,\"\",%progbits\n" @ONLY)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/assets.cpp
  CONTENT "#include \"api/assets.hpp\"\nextern \"C\" {\n${declarations}}\nnamespace api {\nconst std::map<std::string, Asset, std::less<>>& assets() {\n  static const std::map<std::string, Asset, std::less<>> all = {\n${rows}  };\n  return all;\n}\n}  // namespace api\n"
  @ONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/assets.S PROPERTIES OBJECT_DEPENDS "${PLENARY_SCREENS}")
target_sources(plenary_api PRIVATE ${CMAKE_BINARY_DIR}/assets.S ${CMAKE_BINARY_DIR}/assets.cpp)
