import angular from 'angular-eslint';
import imports from 'eslint-plugin-import';
import tseslint from 'typescript-eslint';

import { doors } from './doors.mjs';

const TYPESCRIPT = ['**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'build/**',
      'coverage/**',
      '.angular/**',
      '.ng/**',
      '.cache/**',
      'reports/**',
      'out-tsc/**',
      'e2e/results/**',
    ],
  },
  {
    files: TYPESCRIPT,
    extends: [...tseslint.configs.recommended],
    plugins: { import: imports },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.js', '.mjs'] } },
      'import/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      'import/no-cycle': ['error', { ignoreExternal: true, disableScc: true }],
      'import/no-default-export': 'error',
      'no-console': 'error',
      'no-debugger': 'error',
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
          property,
          message: 'Text goes in as text: titles come from outside.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Identifier[name=/^bypassSecurityTrust/]',
          message: 'Nothing that comes from outside is trusted as markup.',
        },
        {
          selector: "NewExpression[callee.name='XMLSerializer']",
          message: 'Records are edited as text, never re-serialised.',
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', 'e2e/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'no-restricted-globals': [
        'error',
        ...['fit', 'fdescribe', 'xit', 'xdescribe'].map((name) => ({
          name,
          message: 'Every test runs.',
        })),
      ],
    },
  },
  {
    files: ['cloudapp/src/app/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-class-suffix': 'off',
      '@angular-eslint/directive-class-suffix': 'off',
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-standalone': 'error',
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
    },
  },
  {
    files: ['cloudapp/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/no-inline-styles': 'off',
      '@angular-eslint/template/prefer-control-flow': 'error',
    },
  },
  {
    // The command lines of the tools and of the simulated Alma speak to a terminal.
    files: ['config/**', 'simulator/main.ts', 'bench/**', 'campaign/**'],
    rules: { 'no-console': 'off', 'import/no-default-export': 'off' },
  },
  ...doors,
);
