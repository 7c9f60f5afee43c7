const path = require('node:path');
const fs = require('node:fs');

// Debian/Ubuntu chromium, unless the caller says otherwise.
if (!process.env.CHROME_BIN && fs.existsSync('/usr/bin/chromium')) {
  process.env.CHROME_BIN = '/usr/bin/chromium';
}

module.exports = function (config) {
  config.set({
    basePath: path.resolve(__dirname, '..'),
    frameworks: ['jasmine', '@angular-devkit/build-angular'],
    plugins: [
      require('karma-jasmine'),
      require('karma-chrome-launcher'),
      require('karma-coverage'),
      require('@angular-devkit/build-angular/plugins/karma'),
    ],
    client: { jasmine: { random: true, timeoutInterval: 60_000 }, clearContext: false },
    reporters: ['progress'],
    coverageReporter: {
      dir: path.resolve(__dirname, '../coverage/screens'),
      subdir: '.',
      reporters: [
        { type: 'html' },
        { type: 'text-summary' },
        { type: 'lcovonly' },
        { type: 'json' },
      ],
      check: { global: { statements: 92, branches: 80, functions: 92, lines: 92 } },
    },
    browsers: ['ChromeHeadlessCI'],
    customLaunchers: {
      ChromeHeadlessCI: {
        base: 'ChromeHeadless',
        flags: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-dev-shm-usage',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    },
    // A busy machine takes its time to load the bundle: the browser says nothing meanwhile.
    pingTimeout: 120000,
    browserDisconnectTimeout: 60000,
    browserNoActivityTimeout: 120000,
    captureTimeout: 120000,
    restartOnFileChange: true,
  });
};
