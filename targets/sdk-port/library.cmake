# pxt_esp_library(<board> [<option>...]): called by a component after idf_component_register. Links the component with the runtime's library, which
# this repository's build (targets/build/sdk-library.ts) makes with the SDK's compiler and headers. The options are those of
# targets/build/sdk-main.ts.

set(PXT_ESP_ROOT ${CMAKE_CURRENT_LIST_DIR}/../..)

function(pxt_esp_library board)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/library)
    set(folders $<TARGET_PROPERTY:${COMPONENT_LIB},INCLUDE_DIRECTORIES>)
    file(GENERATE OUTPUT ${out}/includes CONTENT "$<JOIN:${folders},\n>\n")
    add_custom_target(pxt_esp_library
        COMMAND node --import tsx targets/build/sdk-main.ts --board ${board} --out ${out} --includes ${out}/includes
                ${ARGN} -- -DESP_PLATFORM -D_GNU_SOURCE
        WORKING_DIRECTORY ${PXT_ESP_ROOT}
        BYPRODUCTS ${out}/libpxt_runtime.a ${out}/pxt_esp.ld
        VERBATIM)
    add_dependencies(${COMPONENT_LIB} pxt_esp_library)
    # The library calls what the component requires, and the component's own: so linkers have to see those after it, too.
    add_library(pxt_runtime STATIC IMPORTED GLOBAL)
    set_target_properties(pxt_runtime PROPERTIES
        IMPORTED_LOCATION ${out}/libpxt_runtime.a
        INTERFACE_LINK_LIBRARIES ${COMPONENT_LIB})
    target_link_libraries(${COMPONENT_LIB} INTERFACE pxt_runtime "-L ${out}" "-T pxt_esp.ld")
endfunction()
