// What the collector offers besides base's functions.

#ifndef PXT_ESP_COLLECTOR_H
#define PXT_ESP_COLLECTOR_H

/**
 * Makes an array (gcAllocateArray) `words` long where it is. False when there is no room behind it. The words added are not cleared.
 */
bool collector_extend_array(void *data, unsigned words);

#endif
