// A page of Understand: text beside a small live scene.

import '../frame.js';
import { byId } from '../dom.js';
import { explore } from './explorable.js';
import { makePlane } from './plane.js';

const { scene, live, plane } = JSON.parse(byId('page-data').textContent ?? '');
if (scene) explore(scene, live);
if (plane) makePlane(byId('plane'));
