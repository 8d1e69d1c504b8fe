// mbed TLS 3 as a vendor's SDK configures it.

#ifndef SDK_PORT_MBEDTLS_MBEDTLS_LIBRARY_H
#define SDK_PORT_MBEDTLS_MBEDTLS_LIBRARY_H

#ifndef MBEDTLS_CONFIG_FILE
#define MBEDTLS_CONFIG_FILE "mbedtls/esp_config.h"
#endif

#include <mbedtls/cipher.h>
#include <mbedtls/ecp.h>
#include <mbedtls/error.h>
#include <mbedtls/md.h>
#include <mbedtls/pk.h>
#include <mbedtls/platform.h>
#include <mbedtls/rsa.h>
#include <mbedtls/ssl.h>
#include <mbedtls/ssl_ciphersuites.h>
#include <mbedtls/x509_crt.h>

#endif
