# Tests. A module's unit tests (x_test.cpp) and properties (x_prop.cpp) lie beside its code and make one program.
# Label `slow`: left out of ./check quick. Label `unit`: programs of their own, which ./check builds and runs with clang's
# sanitizers only; everything else (target `programs`) it builds and runs with both compilers.
find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)

set(PLENARY_SHARED "${CMAKE_SOURCE_DIR}/../shared" CACHE PATH "The shared ground; tests that need it skip without it")

add_library(examples STATIC ${CMAKE_SOURCE_DIR}/src/codec/examples_for_tests.cpp)
target_link_libraries(examples PUBLIC plenary_codec)
plenary_precompiled(examples codec)

function(plenary_tests name)
  file(GLOB sources CONFIGURE_DEPENDS src/${name}/*_test.cpp src/${name}/*_prop.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name}_tests ${sources})
  target_link_libraries(${name}_tests PRIVATE plenary_${name} GTest::gtest_main rapidcheck)
  target_compile_definitions(${name}_tests PRIVATE PLENARY_ROOT="${CMAKE_SOURCE_DIR}" PLENARY_SHARED="${PLENARY_SHARED}")
  target_compile_options(${name}_tests PRIVATE -Wno-conversion -Wno-shadow)
  plenary_precompiled(${name}_tests ${name})
  plenary_optimised(${name}_tests ${name})
  add_test(NAME ${name} COMMAND ${name}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS unit)
endfunction()

foreach(module base founding api rules crypto ballot assembly codec record store clerk audit witness words scene history cli)
  plenary_tests(${module})
endforeach()

target_link_libraries(codec_tests PRIVATE examples)
target_link_libraries(witness_tests PRIVATE GTest::gmock)

# Independent oracles over the data in bodies/: brute force, history, worked cases of many bodies.
file(GLOB oracles CONFIGURE_DEPENDS oracles/*_test.cpp)
add_executable(oracles ${oracles})
target_include_directories(oracles PRIVATE ${CMAKE_SOURCE_DIR})
target_link_libraries(oracles PRIVATE examples plenary_history plenary_audit plenary_hall plenary_cli GTest::gtest_main)
target_compile_definitions(oracles PRIVATE PLENARY_ROOT="${CMAKE_SOURCE_DIR}" PLENARY_SHARED="${PLENARY_SHARED}")
plenary_precompiled(oracles history)
add_test(NAME oracles COMMAND oracles)
set_tests_properties(oracles PROPERTIES LABELS unit)

# Every scene of the repository, each file a test.
file(GLOB_RECURSE scenes CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} scenarios/*.scene)
foreach(scene ${scenes})
  add_test(NAME ${scene} COMMAND plenary play --quiet ${CMAKE_SOURCE_DIR}/${scene})
endforeach()

# Known answers of the secret ballot, each file a test.
file(GLOB vectors CONFIGURE_DEPENDS ${PLENARY_SHARED}/vectors/*.json)
foreach(file ${vectors})
  get_filename_component(name ${file} NAME_WE)
  add_test(NAME vectors_${name} COMMAND plenary ballot vectors ${file})
endforeach()
if(TEST vectors_mutations)
  set_tests_properties(vectors_mutations PROPERTIES LABELS slow)
endif()
if(NOT vectors)
  message(STATUS "The known answers of the secret ballot are not here; their tests are left out")
endif()

add_test(NAME bodies COMMAND sh -c "exec \"$0\" body check ${CMAKE_SOURCE_DIR}/bodies/* ${CMAKE_SOURCE_DIR}/scenarios/bodies/*" $<TARGET_FILE:plenary>)
add_test(NAME commands COMMAND sh ${CMAKE_SOURCE_DIR}/tools/commands_test.sh $<TARGET_FILE:plenary> ${CMAKE_SOURCE_DIR} ${PLENARY_SHARED})
set_tests_properties(commands PROPERTIES SKIP_RETURN_CODE 77)

# What sanitizers have nothing to find in, or do not go together with.
if(NOT CMAKE_CXX_FLAGS MATCHES "sanitize")
  add_executable(house tools/house.cpp)
  target_link_libraries(house PRIVATE plenary_rules Boost::json)
  add_test(NAME house COMMAND house ${CMAKE_SOURCE_DIR})

  # Every expectation of every scene and every inequality of every body, flipped one at a time: each flip must be caught.
  add_executable(mutants tools/mutants.cpp)
  target_link_libraries(mutants PRIVATE plenary_scene)
  add_test(NAME mutants COMMAND mutants ${CMAKE_SOURCE_DIR})
  set_tests_properties(mutants PROPERTIES LABELS slow)

  # No branch and no index depends on a secret of a ballot.
  add_executable(constant_time oracles/constant_time.cpp)
  target_link_libraries(constant_time PRIVATE plenary_ballot)
  add_test(NAME constant_time COMMAND valgrind -q --error-exitcode=1 --suppressions=${CMAKE_SOURCE_DIR}/oracles/constant_time.supp $<TARGET_FILE:constant_time>)
endif()

add_executable(peer oracles/second/peer.cpp)
target_link_libraries(peer PRIVATE plenary_record)
add_test(NAME record_commands COMMAND sh ${CMAKE_SOURCE_DIR}/tools/record_test.sh $<TARGET_FILE:plenary> $<TARGET_FILE:peer> ${CMAKE_SOURCE_DIR})

add_executable(kill_it tools/kill.cpp)
target_include_directories(kill_it PRIVATE ${CMAKE_SOURCE_DIR})
target_compile_definitions(kill_it PRIVATE PLENARY_ROOT="${CMAKE_SOURCE_DIR}")
target_link_libraries(kill_it PRIVATE plenary_cli)
add_test(NAME kill COMMAND kill_it $<TARGET_FILE:plenary> 20)

add_custom_target(programs DEPENDS plenary peer kill_it)
if(TARGET house)
  add_dependencies(programs house mutants constant_time)
endif()
