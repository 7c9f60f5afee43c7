import { bootstrapApplication } from '@angular/platform-browser';

import { guardMessages } from './app/alma/cloudapp/message-guard';
import { App } from './app/shell/app';
import { appConfig } from './app/shell/app.config';

guardMessages(window);
void bootstrapApplication(App, appConfig);
